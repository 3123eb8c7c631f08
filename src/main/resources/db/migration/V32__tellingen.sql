-- Sums of what monitoring counts, over the advice of all assessments up to and including tot_en_met, so that a year of
-- figures is read from these few rows and the advice after it. With gemeente '' it is of all municipalities together.
create table advies_telling (
    gemeente varchar(4) not null,
    deel varchar(10) not null,
    maand date not null,
    code varchar(100) not null,
    stand integer not null,
    aantal bigint not null,
    duur bigint not null,
    centen bigint not null,
    primary key (gemeente, deel, maand, code, stand)
);

create table telstand (
    id integer not null primary key,
    tot_en_met varchar(36) not null
);

insert into telstand (id, tot_en_met) values (1, '');

drop index beoordeling_advies_telling;
