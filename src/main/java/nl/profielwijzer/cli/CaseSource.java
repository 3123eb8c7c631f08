package nl.profielwijzer.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.profielwijzer.calibration.Ijkopdracht.Casussen;
import nl.profielwijzer.casuistry.Casuistiekset;
import nl.profielwijzer.casuistry.CasuistryDesk;
import nl.profielwijzer.casuistry.CasuistryDesk.Gelezen;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.casuistry.PackagedSets;
import nl.profielwijzer.catalogue.Catalogue;
import org.jspecify.annotations.Nullable;

/** Finds the cases that a command is about: a file, a folder or a set. */
final class CaseSource {
    private final CasuistryDesk desk;
    private final Path data;
    private final PrintWriter err;

    /** @param data where the sets are kept */
    CaseSource(Catalogue catalogue, Path data, PrintWriter err) {
        this.desk = new CasuistryDesk(catalogue);
        this.data = data;
        this.err = err;
    }

    /**
     * The cases; null, with the reasons told, when they may not be used.
     *
     * @throws IllegalArgumentException when there is nothing with this name
     */
    @Nullable
    Casussen read(String named) {
        Path path = Path.of(named);
        if (Files.exists(path)) {
            Gelezen gelezen = desk.read(path);
            if (gelezen.casussen().isEmpty()) {
                err.print(new ImportText(gelezen.verslag()).text());
                err.flush();
                return null;
            }
            return new Casussen(String.valueOf(path.getFileName()), gelezen.hash(), gelezen.casussen());
        }
        if (PackagedSets.NAMES.contains(named)) {
            // without the database, which the service may be using
            PackagedSets packaged = new PackagedSets();
            return casussen(packaged.find(named), packaged.cases(named));
        }
        try (Database database = Database.open(data)) {
            Casuistiekset set = database.casuistieksets()
                    .find(named)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "%s is geen bestand, map of set. De opdracht 'casuistiek lijst' toont alle sets."
                                    .formatted(named)));
            List<Casus> cases = new ArrayList<>();
            database.casuistieksets().read(set, cases::add);
            return casussen(set, cases);
        }
    }

    private static Casussen casussen(Casuistiekset set, List<Casus> cases) {
        return new Casussen("%s@%d".formatted(set.naam(), set.versie()), set.hash(), cases);
    }
}
