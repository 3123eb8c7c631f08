-- The log of acts. Lines are only added. schakel seals a line and all before it with a key that is not in the database;
-- logkop has one row: where the log ends.
create table logregel (
    volgnummer bigint not null primary key,
    tijdstip timestamp with time zone not null,
    actor varchar(100) not null,
    actie varchar(20) not null,
    object varchar(200) not null,
    resultaat varchar(10) not null,
    oorsprong varchar(20) not null,
    trace varchar(32) not null,
    verwerking varchar(30) not null,
    betrokkene varchar(32),
    schakel varchar(64) not null
);

create index logregel_actor on logregel (actor, volgnummer);
create index logregel_object on logregel (object, volgnummer);
create index logregel_betrokkene on logregel (betrokkene, volgnummer);
create index logregel_trace on logregel (trace);
create index logregel_tijdstip on logregel (tijdstip);

create table logkop (
    id integer not null primary key,
    volgnummer bigint not null,
    schakel varchar(64) not null
);

insert into logkop (id, volgnummer, schakel)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
