package nl.profielwijzer.casuistry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import nl.profielwijzer.casuistry.Importverslag.Rijfout;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.Json;
import org.jspecify.annotations.Nullable;

/** Takes in cases: checks every row, puts them through the privacy gate, and stores all or nothing. Safe for many threads. */
public final class CasuistryDesk {
    private static final int SHOWN = 1_000;

    private final Catalogue catalogue;
    private final CasusReader reader;
    private final ConcurrentMap<String, Setopbouw> unwritten = new ConcurrentHashMap<>();

    public CasuistryDesk(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.reader = new CasusReader(catalogue);
    }

    /** All rows of a file or folder, looked at once. */
    private final class Inspection implements Consumer<Rij> {
        private final PrivacyGate gate = new PrivacyGate(catalogue);
        private final CasusHashes content = new CasusHashes();
        private final Composition composition = new Composition();
        private final List<Rijfout> faults = new ArrayList<>();
        private int faultCount;
        private final BitSet good = new BitSet();
        private int rows;

        @Override
        public void accept(Rij rij) {
            gate.look(rij);
            if (rij.casus() != null) {
                content.add(rij.casus());
                composition.add(rij.casus());
                good.set(rows);
            }
            rows++;
            for (Fout fout : rij.fouten()) {
                faultCount++;
                if (faults.size() < SHOWN) {
                    faults.add(new Rijfout(
                            rij.bestand(), rij.regel(), fout.pointer(), fout.code(), fout.melding(), fout.herstel()));
                }
            }
        }

        Importverslag report(Privacyrapport privacy, @Nullable Casuistiekset set, boolean known) {
            return new Importverslag(
                    Aantal.of(rows, privacy.echt()),
                    Aantal.of(content.size(), privacy.echt()),
                    List.copyOf(faults),
                    faultCount,
                    privacy,
                    set,
                    known);
        }
    }

    /**
     * The cases in a file or folder, to use without storing them.
     *
     * @param hash of the content
     * @param casussen by id; none when a row has a fault or the privacy gate refuses
     */
    public record Gelezen(Importverslag verslag, String hash, List<Casus> casussen) {
        public Gelezen {
            casussen = List.copyOf(casussen);
        }
    }

    /** Looks at the cases in this file or folder and gives them when they may be used; stores nothing. */
    public Gelezen read(Path path) {
        Inspection inspection = new Inspection();
        List<Casus> cases = new ArrayList<>();
        reader.read(path, row -> {
            inspection.accept(row);
            if (row.casus() != null) {
                cases.add(row.casus());
            }
        });
        Privacyrapport privacy = inspection.gate.report();
        if (!privacy.toegelaten() || inspection.faultCount > 0) {
            cases.clear();
        }
        cases.sort(Comparator.comparing(Casus::id));
        return new Gelezen(inspection.report(privacy, null, false), inspection.content.hash(), cases);
    }

    /** Looks at the cases in this file or folder and stores nothing. */
    public Importverslag inspect(Path path) {
        Inspection inspection = new Inspection();
        reader.read(path, inspection);
        return inspection.report(inspection.gate.report(), null, false);
    }

    /**
     * Stores the cases in this file or folder as the next version of a set, unless a row has a fault, the privacy gate
     * refuses or a version with the same cases is there.
     *
     * @param onlyGood whether rows with faults are left out instead
     */
    public Importverslag store(Casuistieksets sets, String naam, Path path, boolean onlyGood) {
        sets.checkName(naam);
        Inspection inspection = new Inspection();
        reader.read(path, inspection);
        Privacyrapport privacy = inspection.gate.report();
        boolean complete = inspection.faultCount == 0 || onlyGood;
        if (!privacy.toegelaten() || !complete) {
            return inspection.report(privacy, null, false);
        }
        Optional<Casuistiekset> known = sets.same(naam, inspection.content);
        // A second reading instead of keeping them all: what is stored has to have the hash of what was checked.
        Casuistiekset set = known.orElseGet(() -> sets.add(
                naam,
                inspection.content,
                inspection.composition.with(privacy),
                cases -> reader.readAgain(
                        path, inspection.good, rij -> cases.accept(Objects.requireNonNull(rij.casus())))));
        return inspection.report(privacy, set, known.isPresent());
    }

    /** What is wrong with this case by itself: its form, or something in it that leads straight to a person. */
    public List<Fout> faults(Casus casus) {
        Rij rij = row(casus);
        List<Fout> faults = new ArrayList<>(reader.faults(rij.inhoud()));
        IdentifierScan.of(rij)
                .forEach(found -> faults.add(new Fout(
                        found.veld(),
                        "persoonsgegeven",
                        "Hier staat iets dat naar een persoon kan leiden.",
                        "Haal het weg.")));
        return List.copyOf(faults);
    }

    /**
     * Stores these cases together with those of the newest version of a set as its next version, unless the privacy gate
     * refuses.
     *
     * @param cases without {@link #faults}
     * @throws IllegalArgumentException when no stored set can have this name
     */
    public Importverslag add(Casuistieksets sets, String naam, List<Casus> cases) {
        sets.checkName(naam);
        List<Casus> all = new ArrayList<>();
        sets.find(naam).ifPresent(set -> sets.read(set, all::add));
        all.addAll(cases);
        Inspection inspection = new Inspection();
        all.forEach(casus -> inspection.accept(row(casus)));
        Privacyrapport privacy = inspection.gate.report();
        Casuistiekset set = privacy.toegelaten()
                ? sets.add(naam, inspection.content, inspection.composition.with(privacy), all::forEach)
                : null;
        return inspection.report(privacy, set, false);
    }

    private static Rij row(Casus casus) {
        return new Rij("casus", 1, Json.JSON.valueToTree(casus), casus, List.of());
    }

    /** What this set is made of. */
    public Setopbouw opbouw(Casuistieksets sets, Casuistiekset set) {
        return sets.opbouw(set)
                .orElseGet(() -> unwritten.computeIfAbsent(set.hash(), hash -> {
                    PrivacyGate gate = new PrivacyGate(catalogue);
                    Composition composition = new Composition();
                    sets.read(set, casus -> {
                        composition.add(casus);
                        gate.look(row(casus));
                    });
                    return composition.with(gate.report());
                }));
    }
}
