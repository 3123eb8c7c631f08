-- The life of a parameter set. The set of the rules folder isn't here: it is version 1, in force where nothing else is.
-- Only SQL that H2 and PostgreSQL share.

-- One row. Every change raises it first: changes wait for each other, and other instances see that there was one.
create table parametersetstand (
    enige integer not null primary key,
    wijziging bigint not null
);
insert into parametersetstand (enige, wijziging) values (1, 0);

-- wijziging: counts changes of this set. uitgangswaarden: what the set it was made from said of every tunable parameter, so
-- that other rules later don't change what was approved. werkingsgebied: CBS codes with commas; * is every municipality.
create table parameterset (
    id varchar(40) not null,
    versie integer not null,
    wijziging integer not null,
    status varchar(20) not null,
    werkingsgebied varchar(2000) not null,
    basis_id varchar(40) not null,
    basis_versie integer not null,
    motief varchar(2000) not null,
    onderbouwing_soort varchar(10) not null,
    onderbouwing varchar(500) not null,
    uitgangswaarden text not null,
    wijzigingen text not null,
    toetsverslag text,
    primary key (id, versie)
);

create table parametersetgebeurtenis (
    id varchar(40) not null,
    versie integer not null,
    volgnummer integer not null,
    stap varchar(20) not null,
    door varchar(200) not null,
    tijdstip timestamp with time zone not null,
    motief varchar(2000),
    ingangsdatum date,
    primary key (id, versie, volgnummer),
    foreign key (id, versie) references parameterset (id, versie)
);

-- tot: first day on which it no longer counts. vervangen_door: a later one with the same reach and first day, behind which
-- this one can't be seen.
create table parametersetactivering (
    volgnummer bigint not null primary key,
    id varchar(40) not null,
    versie integer not null,
    werkingsgebied varchar(2000) not null,
    vanaf date not null,
    tot date,
    vervangen_door bigint,
    foreign key (id, versie) references parameterset (id, versie)
);
create index parametersetactivering_set on parametersetactivering (id, versie);
create index parametersetactivering_vervangen on parametersetactivering (vervangen_door);
