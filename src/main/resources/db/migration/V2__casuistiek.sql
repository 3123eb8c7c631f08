-- Sets of judged cases. A set never changes; other content is another version. plaats: place in the order of ids, the same
-- on every database.
create table casuistiekset (
    id varchar(36) not null primary key,
    naam varchar(40) not null,
    versie integer not null,
    hash varchar(64) not null,
    aantal integer not null,
    echt boolean not null,
    opgeslagen_op timestamp with time zone default current_timestamp not null,
    unique (naam, versie)
);

create table casuistiek_casus (
    set_id varchar(36) not null references casuistiekset (id) on delete cascade,
    plaats integer not null,
    casus_id varchar(32) not null,
    inhoud text not null,
    primary key (set_id, plaats)
);
