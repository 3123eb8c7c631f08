package nl.profielwijzer.intake;

import org.jspecify.annotations.Nullable;

/** What is known from school. */
public record Onderwijs(
        @Nullable Schoolverzuim schoolverzuim,
        @Nullable Boolean ondersteuningSchoolIngezet,
        @Nullable Boolean dossierDyslexieVolledig,
        @Nullable Boolean startkwalificatie) {

    /** Absence from school. */
    public enum Schoolverzuim {
        GEEN,
        BEGINNEND,
        LANGDURIG
    }
}
