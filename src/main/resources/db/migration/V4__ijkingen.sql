-- Calibrations. opdracht: what was asked; uitkomst: what it came to, in short. loper: the process at work on it, which
-- writes stand_op every second; what isn't written any more is taken over. basis: the rules and the version of the product
-- that its chunks belong to.
create table ijking (
    id varchar(36) not null primary key,
    aangevraagd_op timestamp with time zone not null,
    opdracht text not null,
    toestand varchar(20) not null,
    voortgang double precision not null,
    resterend integer,
    stand_op timestamp with time zone not null,
    begonnen_op timestamp with time zone,
    klaar_op timestamp with time zone,
    loper varchar(36),
    basis varchar(64),
    uitkomst text
);

create index ijking_nieuwste on ijking (aangevraagd_op desc, id desc);
create index ijking_toestand on ijking (toestand, aangevraagd_op, id);

-- What the finished chunks of a calibration came to, compressed; gone when it is over.
create table ijking_stuk (
    ijking_id varchar(36) not null references ijking (id) on delete cascade,
    naam varchar(60) not null,
    inhoud bytea not null,
    primary key (ijking_id, naam)
);

-- The report, compressed; in parts, because one value can't be larger than a megabyte everywhere.
create table ijking_bestand (
    ijking_id varchar(36) not null references ijking (id) on delete cascade,
    naam varchar(40) not null,
    deel integer not null,
    inhoud bytea not null,
    primary key (ijking_id, naam, deel)
);

-- What a set of cases is made of, and what the privacy gate saw in it.
alter table casuistiekset add column opbouw text;
