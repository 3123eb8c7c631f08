package nl.profielwijzer.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The option that names the folder with everything that is kept, for a command and those below it. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "MAP",
            scope = ScopeType.INHERIT,
            description = "Map waarin alles wordt bewaard. Zonder deze optie: de map data hier.")
    private @Nullable Path data;

    /** The folder that was given, or else the one that was given before the command. */
    Path of(ProfielwijzerCommand root) {
        return data == null ? root.data() : data;
    }
}
