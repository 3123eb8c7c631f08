package nl.profielwijzer.release;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a parameter set with everything that was done with it.
 *
 * @param wijziging how often it was changed: whoever acts on it says which state he saw
 * @param basis the set it was made from; null for the one that comes with the rules
 * @param wijzigingen what it says other than its basis
 * @param ingangsdatum first peildatum it counts for, once that was chosen
 * @param historie the oldest first
 * @param toetsverslag what was checked when it was submitted
 */
public record Setversie(
        Setreferentie referentie,
        int wijziging,
        Setstatus status,
        Werkingsgebied werkingsgebied,
        @Nullable Setreferentie basis,
        String motief,
        Onderbouwing onderbouwing,
        List<Waardeverschil> wijzigingen,
        @Nullable LocalDate ingangsdatum,
        List<Setgebeurtenis> historie,
        @Nullable Toetsverslag toetsverslag) {

    public Setversie {
        wijzigingen = List.copyOf(wijzigingen);
        historie = List.copyOf(historie);
    }

    /** Whether this person drew it up, changed it or submitted it, and so can't approve it. */
    public boolean isVan(String naam) {
        return historie.stream()
                .filter(each -> each.stap() == Setstap.OPSTELLEN
                        || each.stap() == Setstap.WIJZIGEN
                        || each.stap() == Setstap.INDIENEN)
                .anyMatch(each -> each.door().equalsIgnoreCase(naam));
    }

    /**
     * One line of a list of sets.
     *
     * @param opgesteldDoor null for the set that comes with the rules
     * @param aantalWijzigingen how many parameters differ from its basis
     */
    public record Samenvatting(
            Setreferentie referentie,
            Setstatus status,
            Werkingsgebied werkingsgebied,
            @Nullable Setreferentie basis,
            String motief,
            int aantalWijzigingen,
            @Nullable String opgesteldDoor,
            @Nullable Instant opgesteldTijdstip,
            @Nullable LocalDate ingangsdatum) {}
}
