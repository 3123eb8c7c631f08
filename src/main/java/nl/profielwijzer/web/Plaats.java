package nl.profielwijzer.web;

import nl.profielwijzer.access.Recht;

/** The places in the header, in order. Who adds a page where one begins adds its place here. */
enum Plaats {
    WERKVOORRAAD("Werkvoorraad", "/werkvoorraad", Recht.BEOORDELING_LEZEN),
    NIEUWE_INTAKE("Nieuwe intake", "/intakes/nieuw", Recht.BEOORDELEN),
    REGELBOEK("Regelboek", "/regelboek", Recht.REGELBOEK_LEZEN),
    PROFIELEN("Profielen", "/profielen", Recht.MONITORING_LEZEN),
    PARAMETERS("Parameters", "/parameters", Recht.WAT_ALS),
    PARAMETERSETS("Parametersets", "/parametersets", Recht.PARAMETERSET_LEZEN),
    CASUISTIEK("Casuïstiek", "/casuistiek", Recht.CASUISTIEK_LEZEN),
    IJKINGEN("IJkingen", "/ijkingen", Recht.IJKING_LEZEN),
    STOPKNOP("Stopknop", "/beheer/stopknop", Recht.STOPKNOP),
    BEHEER("Beheer", "/beheer", Recht.BEWAREN),
    LOGBOEK("Logboek", "/logboek", Recht.LOGBOEK_LEZEN);

    private final String naam;
    private final String pad;
    private final Recht recht;

    Plaats(String naam, String pad, Recht recht) {
        this.naam = naam;
        this.pad = pad;
        this.recht = recht;
    }

    public String naam() {
        return naam;
    }

    public String pad() {
        return pad;
    }

    /** The right without which a user doesn't see this place. */
    Recht recht() {
        return recht;
    }
}
