-- The stop switch: which advice may not be given, and how that ended. Rows are only added, never changed.
-- Only SQL that H2 and PostgreSQL share.

-- gemeenten: CBS codes with commas; null is every municipality. profielen: codes with commas; null is all advice.
create table stillegging (
    id varchar(36) not null primary key,
    gemeenten varchar(2000),
    profielen varchar(2000),
    reden varchar(2000) not null,
    door varchar(200) not null,
    sinds timestamp with time zone not null
);

-- One at most for each: who comes second is told so.
create table hervatting (
    stillegging_id varchar(36) not null primary key references stillegging (id),
    reden varchar(2000) not null,
    door varchar(200) not null,
    tijdstip timestamp with time zone not null
);
