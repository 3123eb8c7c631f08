package nl.profielwijzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The answer on the first screen of the README is the one that the program gives. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");

    /** What stands between the fences of the block that starts with this line. */
    private static Stream<String> block(String firstLine) throws IOException {
        return Files.readAllLines(README).stream()
                .dropWhile(line -> !line.startsWith(firstLine))
                .takeWhile(line -> !line.equals("```"));
    }

    @Test
    void everyQuotedLineStandsInTheAnswerInThisOrder() throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new CommandLineDoor(
                        arguments -> false, "1.2.3", Clock.systemUTC(), InputStream.nullInputStream(), out, err)
                .run("beoordeel", "src/docs/voorbeeld-intake.json");
        assertThat(err.toString()).isEmpty();
        assertThat(exitCode).isZero();
        List<String> quoted = block("Profielwijzer · gemeente")
                .filter(line -> !line.equals("…"))
                .toList();
        assertThat(quoted).isNotEmpty();
        assertThat(out.toString().lines().toList()).containsSubsequence(quoted);
    }
}
