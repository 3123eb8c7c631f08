-- A conversation that was begun, with the form as it was typed. It ends when its owner or the retention terms remove it.
create table intakeconcept (
    id varchar(36) not null primary key,
    eigenaar varchar(200) not null,
    gemeente varchar(4),
    gewijzigd_op timestamp with time zone not null,
    stap varchar(60) not null,
    beoordeling_id varchar(36) references beoordeling (id) on delete set null,
    inhoud text not null
);

create index intakeconcept_eigenaar on intakeconcept (eigenaar, gewijzigd_op desc, id);
create index intakeconcept_gewijzigd on intakeconcept (gewijzigd_op);
create index intakeconcept_beoordeling on intakeconcept (beoordeling_id);
