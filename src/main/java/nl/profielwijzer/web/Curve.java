package nl.profielwijzer.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.profielwijzer.calibration.search.Ijkuitkomst.Punt;
import nl.profielwijzer.rules.Wording;
import org.jspecify.annotations.Nullable;

/**
 * The loss or the cost over every value of one number, as a drawing of 440 by 210 that goes in steps, with the values that
 * follow the experts as well as the best. Its axis runs from the least to the most, as differences are small.
 *
 * @param punten by value, ascending; what is drawn of them may be shown
 * @param nu the value of today; null when there is none
 */
record Curve(List<Punt> punten, Soort soort, @Nullable Double nu, double geprobeerd) {
    private static final double LEFT = 84;
    private static final double RIGHT = 430;
    private static final double TOP = 52;
    private static final double BOTTOM = 172;
    private static final double SAME = 1e-9;
    private static final int LABELS = 7;

    /** What is drawn. */
    enum Soort {
        VERLIES("Verlies: afstand tot de deskundigen, lager is beter"),
        KOSTEN("Kosten van alle casussen samen, per maand");

        private final String titel;

        Soort(String titel) {
            this.titel = titel;
        }

        public String titel() {
            return titel;
        }

        /** What is drawn of this point; null when it may not be shown. */
        @Nullable
        Double of(Punt punt) {
            return this == VERLIES ? Double.valueOf(punt.verlies()) : punt.kostenPerMaand();
        }
    }

    private double of(Punt punt) {
        return Objects.requireNonNull(soort.of(punt));
    }

    private String said(double number) {
        return soort == Soort.VERLIES ? Formats.verliesPrecies(number) : Formats.wholeEuro(number);
    }

    private double lowest() {
        return punten.stream().mapToDouble(this::of).min().orElse(0);
    }

    private double highest() {
        return punten.stream().mapToDouble(this::of).max().orElse(1);
    }

    /** Whether no value makes a difference, as far as one can see. */
    public boolean vlak() {
        return said(lowest()).equals(said(highest()));
    }

    private double x(int place) {
        return LEFT + (RIGHT - LEFT) * place / punten.size();
    }

    private double y(double number) {
        return vlak() ? (TOP + BOTTOM) / 2 : BOTTOM - (BOTTOM - TOP) * (number - lowest()) / (highest() - lowest());
    }

    private static String shown(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /** The line, as points of a polyline: level over each value. */
    public String lijn() {
        return IntStream.range(0, punten.size())
                .mapToObj(i -> {
                    String y = shown(y(of(punten.get(i))));
                    return shown(x(i)) + "," + y + " " + shown(x(i + 1)) + "," + y;
                })
                .collect(Collectors.joining(" "));
    }

    /** A height with what it stands for. */
    record Hoogte(String y, String gezegd) {}

    /** The ends of the axis. */
    public List<Hoogte> as() {
        Hoogte low = new Hoogte(shown(y(lowest())), said(lowest()));
        return vlak() ? List.of(low) : List.of(low, new Hoogte(shown(y(highest())), said(highest())));
    }

    /**
     * A value with its place in the drawing.
     *
     * @param rechts whether it is in the right half, where words stand before it
     */
    record Plek(
            String x,
            String y,
            String breed,
            String midden,
            double waarde,
            boolean best,
            boolean gewoon,
            boolean rechts) {}

    /** Each value of the grid. */
    public List<Plek> plekken() {
        int every = Math.max(1, (int) Math.ceil(punten.size() / (double) LABELS));
        double best = punten.stream().mapToDouble(Punt::verlies).min().orElse(0);
        return IntStream.range(0, punten.size())
                .mapToObj(i -> new Plek(
                        shown(x(i)),
                        shown(y(of(punten.get(i)))),
                        shown(x(i + 1) - x(i)),
                        shown((x(i) + x(i + 1)) / 2),
                        punten.get(i).waarde(),
                        punten.get(i).verlies() - best < SAME,
                        i % every == 0,
                        2 * i + 1 > punten.size()))
                .toList();
    }

    /** Where this value stands; null when it isn't on the grid. */
    private @Nullable Plek plek(double waarde) {
        return plekken().stream()
                .filter(plek -> Math.abs(plek.waarde() - waarde) < SAME)
                .findFirst()
                .orElse(null);
    }

    public @Nullable Plek vandaag() {
        return nu == null ? null : plek(nu);
    }

    /** What is tried; null when that is the value of today. */
    public @Nullable Plek anders() {
        return nu != null && Math.abs(nu - geprobeerd) < SAME ? null : plek(geprobeerd);
    }

    /** The values that follow the experts as well as the best, in words. */
    public String plateau() {
        List<Plek> plekken = plekken();
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < plekken.size(); i++) {
            int first = i;
            while (i < plekken.size() && plekken.get(i).best()) {
                i++;
            }
            if (i > first) {
                String from = Wording.number(plekken.get(first).waarde());
                runs.add(
                        i == first + 1
                                ? from
                                : from + " tot en met "
                                        + Wording.number(plekken.get(i - 1).waarde()));
            }
        }
        return Wording.enumerated(runs);
    }

    /** What is seen, in a few sentences. */
    public String gezien() {
        boolean loss = soort == Soort.VERLIES;
        if (vlak()) {
            return loss
                    ? "Elke waarde volgt de deskundigen even goed: op deze casussen maakt dit getal voor het verlies geen verschil."
                    : "Elke waarde kost evenveel: %s per maand.".formatted(said(lowest()));
        }
        String seen = loss
                ? "Het verlies is het laagst bij %s: %s.".formatted(plateau(), said(lowest()))
                : "De kosten lopen van %s tot %s per maand.".formatted(said(lowest()), said(highest()));
        Plek now = vandaag();
        Plek other = anders();
        if (now != null) {
            seen += " Nu, bij %s, %s %s.".formatted(Wording.number(now.waarde()), loss ? "is het" : "zijn ze", at(now));
        }
        return other == null
                ? seen
                : seen
                        + " Bij %s %s %s."
                                .formatted(Wording.number(other.waarde()), loss ? "wordt het" : "worden ze", at(other));
    }

    private String at(Plek plek) {
        return punten.stream()
                .filter(punt -> punt.waarde() == plek.waarde())
                .map(punt -> said(of(punt)))
                .findFirst()
                .orElseThrow();
    }
}
