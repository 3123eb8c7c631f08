package nl.profielwijzer.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.profielwijzer.catalogue.Profielcatalogus;
import nl.profielwijzer.monitoring.GegevenAdvies.Advies;

/**
 * Holds what was chosen for one lid against what was advised: the only place that says whether and in what a judgement
 * differs. A profile within the margin fits as well, and where the instrument leaves it to a human there is nothing to
 * differ from.
 */
final class Adviesvergelijking {
    private final GegevenAdvies.Lid lid;
    private final Profielcatalogus catalogus;

    Adviesvergelijking(GegevenAdvies.Lid lid, Profielcatalogus catalogus) {
        this.lid = lid;
        this.catalogus = catalogus;
    }

    /** In what this row differs from the advice; empty when it doesn't. */
    List<Afwijking> afwijkingen(Oordeelregel regel) {
        List<Afwijking> found = new ArrayList<>();
        if (regel.route() != null && regel.wet() == lid.wet() && !lid.open() && regel.route() != lid.route()) {
            found.add(Afwijking.ROUTE);
        }
        List<Advies> adviezen = lid.about(regel);
        if (!regel.kiest()) {
            if (!adviezen.isEmpty()) {
                found.add(Afwijking.NIET_GEKOZEN);
            }
        } else if (!adviezen.isEmpty()) {
            chosen(regel, adviezen.get(0), found);
        } else if (!lid.open()) {
            found.add(Afwijking.TOEGEVOEGD);
        }
        return List.copyOf(found);
    }

    private void chosen(Oordeelregel regel, Advies advies, List<Afwijking> found) {
        if (!advies.fits(Objects.requireNonNull(regel.profiel()))) {
            found.add(Afwijking.PROFIEL);
        }
        if (regel.intensiteit() == null || regel.intensiteit() == advies.intensiteit()) {
            return;
        }
        int difference =
                Integer.compare(catalogus.zwaarte(regel.intensiteit()), catalogus.zwaarte(advies.intensiteit()));
        found.add(
                difference < 0
                        ? Afwijking.LICHTER
                        : difference > 0 ? Afwijking.ZWAARDER : Afwijking.ANDERE_INTENSITEIT);
    }
}
