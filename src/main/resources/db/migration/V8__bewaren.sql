-- What retention needs: the class of an assessment, derived from what it holds and from so many judgements; files that have
-- to stay; and what was destroyed, as ids and numbers only.
create table bewaarklasse (
    beoordeling_id varchar(36) not null primary key references beoordeling (id) on delete cascade,
    klasse varchar(30) not null,
    oordelen integer not null
);

create index beoordeling_dossier on beoordeling (gemeente, kenmerk);

create table bewaarplicht (
    id varchar(36) not null primary key,
    gemeente varchar(4) not null,
    kenmerk varchar(64) not null,
    reden varchar(500) not null,
    ingesteld_op timestamp with time zone not null,
    ingesteld_door varchar(100) not null,
    unique (gemeente, kenmerk)
);

create table vernietiging (
    id varchar(36) not null primary key,
    tijdstip timestamp with time zone not null,
    verslag text not null
);
