-- Lists go by id, which sorts by time, so that the next page is found at once however far back it lies.
create index beoordeling_van_gemeente on beoordeling (gemeente, id);
create index beoordeling_met_uitkomst on beoordeling (uitkomst, id);
create index beoordeling_op_peildatum on beoordeling (peildatum, id);
create index beoordeling_met_kenmerk on beoordeling (kenmerk, gemeente);

drop index beoordeling_gemeente;
drop index beoordeling_uitkomst;
drop index beoordeling_peildatum;
