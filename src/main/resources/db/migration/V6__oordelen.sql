-- What consulenten chose after an assessment. Every judgement stays; of each lid the latest counts.
create table oordeel (
    beoordeling_id varchar(36) not null references beoordeling (id) on delete cascade,
    volgnummer integer not null,
    door varchar(100) not null,
    vastgelegd_op timestamp with time zone not null,
    regels text not null,
    herhaalsleutel varchar(64) unique,
    verzoekhash varchar(64),
    primary key (beoordeling_id, volgnummer)
);

-- What monitoring counts, so that it never reads a receipt: a row for each advice of each lid, and one with profiel GEEN
-- where there is no advice. afwijking and reden are those of the judgement that counts; afwijking is null while nobody
-- judged and empty when the advice was followed.
create table beoordeling_advies (
    beoordeling_id varchar(36) not null references beoordeling (id) on delete cascade,
    lid varchar(16) not null,
    profiel varchar(4) not null,
    gemeente varchar(4) not null,
    maand date not null,
    wet varchar(20),
    intensiteit varchar(2),
    duur integer,
    bedrag double precision,
    gronden text not null,
    afwijking varchar(100),
    reden varchar(40),
    primary key (beoordeling_id, lid, profiel)
);

create index beoordeling_advies_maand on beoordeling_advies (gemeente, maand);

-- Until where the assessments of before this table are still to be counted; no row when all are.
create table bijtelling (
    id integer not null primary key,
    vanaf varchar(36) not null,
    tot_en_met varchar(36) not null
);

insert into bijtelling (id, vanaf, tot_en_met)
select 1, '', laatste from (select max(id) as laatste from beoordeling) beoordelingen where laatste is not null;

-- Judged assessments that a consulent offers to casuistry. When the case is in a set, casus is emptied: what tells which
-- case came of which assessment is then gone.
create table aanbieding (
    beoordeling_id varchar(36) not null primary key references beoordeling (id) on delete cascade,
    gemeente varchar(4) not null,
    status varchar(20) not null,
    aangeboden_op timestamp with time zone not null,
    casus text
);
