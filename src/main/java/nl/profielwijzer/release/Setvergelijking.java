package nl.profielwijzer.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.profielwijzer.assessment.Gewogen;
import nl.profielwijzer.assessment.Lidadvies;
import nl.profielwijzer.assessment.Weegadvies;
import nl.profielwijzer.catalogue.Profielcatalogus;
import nl.profielwijzer.release.Toetsverslag.Verschuiving;
import nl.profielwijzer.rules.Route;

/** What the instrument makes of one intake under one parameter set, held against the same under another. */
public record Setvergelijking(Gewogen was, Gewogen wordt) {

    /** Every lid that gets another advice; none when nothing changes. */
    public List<Verschuiving> verschuivingen(String geval) {
        List<Verschuiving> moves = new ArrayList<>();
        for (int lid = 0; lid < was.leden().size(); lid++) {
            Weegadvies van = was.leden().get(lid).weegadvies();
            Weegadvies naar = wordt.leden().get(lid).weegadvies();
            if (!van.equals(naar)) {
                moves.add(new Verschuiving(
                        geval,
                        was.leden().get(lid).lid(),
                        van.kort(),
                        naar.kort(),
                        cents(naar.kostenPerMaand() - van.kostenPerMaand())));
            }
        }
        if (moves.isEmpty() && was.uitkomst() != wordt.uitkomst()) {
            moves.add(new Verschuiving(
                    geval, null, was.uitkomst().name(), wordt.uitkomst().name(), 0));
        }
        return moves;
    }

    /** Whether safety asks for a measure for anyone in the household. */
    public boolean maatregel() {
        return was.leden().stream().anyMatch(lid -> !lid.maatregelen().isEmpty());
    }

    /** Whether other things have to be done for the safety of this lid: no parameter may do that. */
    public boolean veiligheidAnders(int lid) {
        Lidadvies before = was.leden().get(lid);
        Lidadvies after = wordt.leden().get(lid);
        return !before.maatregelen().equals(after.maatregelen())
                || (before.route() == Route.SPOED) != (after.route() == Route.SPOED);
    }

    /**
     * Whether this lid gets less support in any way.
     *
     * @param routes how heavy the support of each route is
     */
    public boolean lichter(int lid, Map<String, Integer> routes, Profielcatalogus catalogus) {
        return wordt.leden()
                .get(lid)
                .weegadvies()
                .lichterDan(was.leden().get(lid).weegadvies(), routes, catalogus);
    }

    static double cents(double euro) {
        return Math.round(euro * 100) / 100.;
    }
}
