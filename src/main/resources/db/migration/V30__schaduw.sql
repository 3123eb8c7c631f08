-- Parameter sets that are weighed in the shadow of assessments. bijgewerkt_tot: every assessment of before that moment is
-- weighed; afgerond: nothing can come any more. Only SQL that H2 and PostgreSQL share.
create table schaduw (
    id varchar(36) not null primary key,
    set_id varchar(40) not null,
    set_versie integer not null,
    vanaf date not null,
    tot_en_met date not null,
    gestart_door varchar(200) not null,
    gestart_op timestamp with time zone not null,
    beeindigd_door varchar(200),
    beeindigd_op timestamp with time zone,
    bijgewerkt_tot timestamp with time zone not null,
    afgerond boolean not null,
    foreign key (set_id, set_versie) references parameterset (id, versie)
);
create index schaduw_set on schaduw (set_id, set_versie);
create index schaduw_afgerond on schaduw (afgerond);

-- An assessment weighed once more. uitkomst_van and uitkomst_naar are null when weighing failed.
create table schaduwweging (
    schaduw_id varchar(36) not null references schaduw (id),
    beoordeling_id varchar(36) not null references beoordeling (id) on delete cascade,
    gemeente varchar(4) not null,
    huishouden varchar(60),
    uitkomst_van varchar(10),
    uitkomst_naar varchar(10),
    anders boolean not null,
    onveiliger boolean not null,
    primary key (schaduw_id, beoordeling_id)
);
create index schaduwweging_beoordeling on schaduwweging (beoordeling_id);

-- What each lid was advised and what the other set would. Amounts are euro per month.
create table schaduwadvies (
    schaduw_id varchar(36) not null,
    beoordeling_id varchar(36) not null,
    lid varchar(16) not null,
    leeftijd varchar(40) not null,
    van varchar(200) not null,
    naar varchar(200) not null,
    anders boolean not null,
    euro_van double precision not null,
    euro_naar double precision not null,
    primary key (schaduw_id, beoordeling_id, lid),
    foreign key (schaduw_id, beoordeling_id) references schaduwweging (schaduw_id, beoordeling_id) on delete cascade
);
