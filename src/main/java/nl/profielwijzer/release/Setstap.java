package nl.profielwijzer.release;

import java.util.Set;

/** Something that is done with a parameter set, and in which status that can be. */
public enum Setstap {
    OPSTELLEN(Setstatus.CONCEPT),
    WIJZIGEN(Setstatus.CONCEPT, Setstatus.CONCEPT),
    INDIENEN(Setstatus.TER_GOEDKEURING, Setstatus.CONCEPT),
    GOEDKEUREN(Setstatus.GOEDGEKEURD, Setstatus.TER_GOEDKEURING),
    AFWIJZEN(Setstatus.AFGEWEZEN, Setstatus.TER_GOEDKEURING),
    ACTIVEREN(Setstatus.ACTIEF, Setstatus.GOEDGEKEURD),
    INTREKKEN(Setstatus.INGETROKKEN, Setstatus.CONCEPT, Setstatus.TER_GOEDKEURING, Setstatus.GOEDGEKEURD),
    TERUGDRAAIEN(Setstatus.VERVALLEN, Setstatus.ACTIEF);

    private final Setstatus naar;
    private final Set<Setstatus> van;

    Setstap(Setstatus naar, Setstatus... van) {
        this.naar = naar;
        this.van = Set.of(van);
    }

    /** Whether it can be done with a set of this status. */
    public boolean kan(Setstatus status) {
        return van.contains(status);
    }

    /** The status it leads to. */
    public Setstatus naar() {
        return naar;
    }
}
