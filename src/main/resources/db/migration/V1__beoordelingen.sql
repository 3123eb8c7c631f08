-- The receipt of an assessment. What lists and filters read stands apart from the long texts, so that a page of a list
-- never reads those. Only SQL that H2 and PostgreSQL share.
create table beoordeling (
    id varchar(36) not null primary key,
    kenmerk varchar(64),
    gemeente varchar(4) not null,
    peildatum date not null,
    beoordeeld_op timestamp with time zone not null,
    uitkomst varchar(10) not null,
    regelversie varchar(64) not null,
    parameterset_id varchar(100) not null,
    parameterset_versie integer not null,
    parameterset_hash varchar(64) not null,
    engineversie varchar(100) not null,
    herhaalsleutel varchar(64) unique,
    verzoekhash varchar(64)
);

create index beoordeling_nieuwste on beoordeling (beoordeeld_op desc, id desc);
create index beoordeling_gemeente on beoordeling (gemeente, beoordeeld_op desc, id desc);
create index beoordeling_uitkomst on beoordeling (uitkomst, beoordeeld_op desc, id desc);
create index beoordeling_peildatum on beoordeling (peildatum, beoordeeld_op desc, id desc);

create table beoordeling_inhoud (
    beoordeling_id varchar(36) not null primary key references beoordeling (id) on delete cascade,
    intake text not null,
    parameterwaarden text not null,
    uitslag text not null
);
