-- Every column that monitoring counts by, so that it reads this index alone: the newest months lie together at its end.
create index beoordeling_advies_telling
    on beoordeling_advies (maand, gemeente, wet, profiel, intensiteit, afwijking, reden, duur, bedrag, gronden);

drop index beoordeling_advies_maand;
