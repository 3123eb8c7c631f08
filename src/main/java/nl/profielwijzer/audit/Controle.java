package nl.profielwijzer.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import nl.profielwijzer.audit.Breuk.Soort;
import nl.profielwijzer.audit.Koppenbestand.Genoteerd;
import nl.profielwijzer.audit.Logboek.Kop;
import org.jspecify.annotations.Nullable;

/**
 * Checks every line of the log against its seal, and the end against heads kept elsewhere. It reads the log once, line
 * by line, and says what was done where: someone with the database but without the key can change lines, but not seal them.
 */
public final class Controle {
    private static final int SHOWN = 1_000;

    /** So many lines at once may have been taken out or put in without losing the thread. */
    private static final int FARTHEST = 8;

    /** After so many lines that don't fit it only waits for one that does. */
    private static final int LOST = 32;

    /** So many unexplained lines are tried in each other's places. */
    private static final int TRIED = 50;

    private final Logregels regels;
    private final Seal seal;

    public Controle(Logregels regels) {
        this.regels = regels;
        this.seal = regels.seal();
    }

    /**
     * Checks all lines.
     *
     * @param koppen earlier heads; without them it can't see whether lines at the end are gone together with the head in
     *     the database
     */
    public Controleverslag run(@Nullable Koppenbestand koppen) {
        if (koppen == null) {
            return new Run(Collections.emptyIterator()).report();
        }
        try (Koppenbestand.Koppen open = koppen.open()) {
            return new Run(open.iterator()).report();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A line that doesn't fit where it stands.
     *
     * @param before the seal before it
     * @param shift as it was then
     */
    private record Loose(Logregel regel, String before, long shift) {}

    /** One reading of the log. */
    private final class Run {
        private final List<Breuk> breuken = new ArrayList<>();
        private long breaks;

        private final Iterator<Genoteerd> heads;
        private @Nullable Genoteerd head;
        private long headCount;

        private final Kop kop = regels.kop();
        private @Nullable String sealAtKop;

        private long lines;
        private long goodLines;
        private long number;
        private String before = Seal.START;
        private String lastGood = Seal.START;

        /** What to add to the number of a line to get the number it was sealed under. */
        private long shift;

        /** Lines since the last good one. */
        private final List<Loose> loose = new ArrayList<>();

        private final List<Loose> unexplained = new ArrayList<>();

        Run(Iterator<Genoteerd> heads) {
            this.heads = heads;
            nextHead();
        }

        Controleverslag report() {
            regels.each(this::look);
            unexplained(loose);
            if (lines > 0 && goodLines == 0) {
                return new Controleverslag(
                        lines,
                        headCount,
                        List.of(new Breuk(
                                Soort.GEWIJZIGD,
                                1,
                                "Geen enkele regel past bij deze sleutel. Is het de sleutel van dit logboek?")),
                        lines);
            }
            explain();
            end();
            breuken.sort(Comparator.comparingLong(Breuk::volgnummer));
            return new Controleverslag(lines, headCount, breuken, breaks);
        }

        private void look(Logregel regel) {
            lines++;
            if (regel.volgnummer() != number + 1) {
                gone(number + 1, regel.volgnummer() - 1);
                unexplained(loose);
                good(regel);
            } else if (loose.isEmpty() && fits(before, regel, shift)) {
                good(regel);
            } else {
                Long resumed = resumed(regel);
                if (resumed == null) {
                    loose.add(new Loose(regel, before, shift));
                } else {
                    explain(regel, resumed - shift);
                    shift = resumed;
                    good(regel);
                }
            }
            number = regel.volgnummer();
            before = regel.schakel();
            if (regel.volgnummer() == kop.volgnummer()) {
                sealAtKop = regel.schakel();
            }
            compareWithHeads(regel);
        }

        private boolean fits(String after, Logregel regel, long by) {
            return seal.of(after, moved(regel, by)).equals(regel.schakel());
        }

        private void good(Logregel regel) {
            goodLines++;
            loose.clear();
            lastGood = regel.schakel();
        }

        private void gone(long first, long last) {
            add(
                    Soort.VERWIJDERD,
                    first,
                    (first == last
                                    ? "Regel %d is weg.".formatted(first)
                                    : "De regels %d tot en met %d zijn weg.".formatted(first, last))
                            + " Of de regel erna klopt, is daardoor niet te zien.");
        }

        /** The shift with which this line goes on from the one before it: another one when lines came or went. */
        private @Nullable Long resumed(Logregel regel) {
            if (fits(before, regel, shift)) {
                return shift;
            }
            if (loose.size() > LOST) {
                unexplained(loose);
                return null;
            }
            for (long distance = 1; distance <= FARTHEST; distance++) {
                for (long other : new long[] {shift + distance, shift - distance}) {
                    if (fits(before, regel, other)) {
                        return other;
                    }
                }
            }
            return null;
        }

        /** What became of the loose lines, now that it goes on with this one under a number that differs by so many. */
        private void explain(Logregel next, long by) {
            if (by == 0) {
                unexplained(loose);
            } else if (by > 0) {
                long first = loose.isEmpty()
                        ? next.volgnummer()
                        : loose.get(0).regel().volgnummer();
                add(
                        Soort.VERWIJDERD,
                        first,
                        "Voor regel %d %s weg; de nummers erna zijn aangepast."
                                .formatted(first, by == 1 ? "is een regel" : "zijn %d regels".formatted(by)));
                // The first one can't be checked without the line before it.
                unexplained(loose.subList(Math.min(1, loose.size()), loose.size()));
            } else if (loose.isEmpty()) {
                add(
                        Soort.GEWIJZIGD,
                        next.volgnummer(),
                        "Regel %d heeft een ander nummer gekregen.".formatted(next.volgnummer()));
            } else {
                for (Loose each : loose) {
                    Logregel regel = each.regel();
                    boolean genuine = fits(lastGood, regel, shift + by)
                            || loose.stream()
                                    .anyMatch(other -> fits(other.regel().schakel(), regel, shift + by));
                    if (!genuine) {
                        add(
                                Soort.INGEVOEGD,
                                regel.volgnummer(),
                                "Regel %d is ingevoegd; de nummers erna zijn aangepast.".formatted(regel.volgnummer()));
                    }
                }
            }
        }

        private void unexplained(List<Loose> some) {
            int room = SHOWN - unexplained.size();
            unexplained.addAll(some.subList(0, Math.min(room, some.size())));
            breaks += Math.max(0, some.size() - room);
            some.clear();
        }

        /** Lines that changed places each fit in the place of another. What fits nowhere was changed. */
        private void explain() {
            List<Loose> tried = unexplained.size() <= TRIED ? unexplained : List.of();
            for (Loose each : unexplained) {
                Logregel regel = each.regel();
                Long place = place(each, tried);
                if (place == null) {
                    add(
                            Soort.GEWIJZIGD,
                            regel.volgnummer(),
                            "Regel %d is niet zoals die is verzegeld.".formatted(regel.volgnummer()));
                } else if (place != regel.volgnummer()) {
                    add(
                            Soort.VERPLAATST,
                            regel.volgnummer(),
                            "Regel %d stond eerst op plaats %d.".formatted(regel.volgnummer(), place));
                }
            }
        }

        /** Where this line was sealed, when that is the place of one of these. */
        private @Nullable Long place(Loose line, List<Loose> tried) {
            for (Loose there : tried) {
                long original = there.regel().volgnummer();
                long by = original - line.regel().volgnummer() + line.shift();
                if (fits(there.before(), line.regel(), by)
                        || tried.stream().anyMatch(other -> fits(other.regel().schakel(), line.regel(), by))) {
                    return original;
                }
            }
            return null;
        }

        private void compareWithHeads(Logregel regel) {
            long original = regel.volgnummer() + shift;
            while (head != null && head.kop().volgnummer() <= original) {
                Kop then = head.kop();
                if (then.volgnummer() == original && !then.schakel().equals(regel.schakel())) {
                    add(
                            Soort.KOP,
                            regel.volgnummer(),
                            "Op %s eindigde het logboek volgens het bestand met koppen met een andere regel %d."
                                    .formatted(head.tijdstip(), regel.volgnummer()));
                }
                nextHead();
            }
        }

        /** Heads stand in the order in which they were written; one that goes back was written after lines were gone. */
        private void nextHead() {
            head = heads.hasNext() ? heads.next() : null;
            headCount += head == null ? 0 : 1;
        }

        private void end() {
            Kop now = regels.kop();
            if (kop.volgnummer() > number) {
                add(
                        Soort.AFGEKAPT,
                        number + 1,
                        "Het logboek eindigt na regel %d; volgens de kop in de database waren er %d."
                                .formatted(number, kop.volgnummer()));
            } else if (number > now.volgnummer()) {
                add(
                        Soort.KOP,
                        now.volgnummer() + 1,
                        "De kop in de database noemt regel %d als laatste, maar er zijn er meer."
                                .formatted(now.volgnummer()));
            } else if (kop.volgnummer() > 0 && !kop.schakel().equals(sealAtKop)) {
                add(
                        Soort.KOP,
                        kop.volgnummer(),
                        "De kop in de database heeft een ander zegel dan regel %d.".formatted(kop.volgnummer()));
            }
            Genoteerd farthest = null;
            for (; head != null; nextHead()) {
                if (farthest == null || head.kop().volgnummer() > farthest.kop().volgnummer()) {
                    farthest = head;
                }
            }
            if (farthest != null && farthest.kop().volgnummer() > number + shift) {
                add(
                        Soort.AFGEKAPT,
                        number + 1,
                        "Het logboek eindigt na regel %d; volgens het bestand met koppen waren er op %s al %d."
                                .formatted(
                                        number,
                                        farthest.tijdstip(),
                                        farthest.kop().volgnummer()));
            }
        }

        private void add(Soort soort, long volgnummer, String uitleg) {
            breaks++;
            if (breuken.size() < SHOWN) {
                breuken.add(new Breuk(soort, volgnummer, uitleg));
            }
        }
    }

    private static Logregel moved(Logregel regel, long by) {
        return by == 0
                ? regel
                : new Logregel(
                        regel.volgnummer() + by,
                        regel.tijdstip(),
                        regel.actor(),
                        regel.actie(),
                        regel.object(),
                        regel.resultaat(),
                        regel.oorsprong(),
                        regel.trace(),
                        regel.verwerking(),
                        regel.betrokkene(),
                        regel.schakel());
    }
}
