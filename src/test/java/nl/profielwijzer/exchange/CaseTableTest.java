package nl.profielwijzer.exchange;

import static nl.profielwijzer.exchange.CaseTable.Column.optional;
import static nl.profielwijzer.exchange.CaseTable.Column.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.profielwijzer.exchange.CaseTable.Column;
import nl.profielwijzer.exchange.CaseTable.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The table of cases reaches the analyst's programs whole, with its types and without running anything there. */
@ExtendWith(OutputCaptureExtension.class)
class CaseTableTest {
    private static final List<Column> COLUMNS = List.of(
            required("casus", Type.TEXT),
            optional("profiel", Type.TEXT),
            optional("leeftijd", Type.INTEGER),
            optional("score", Type.NUMBER),
            required("eens", Type.BOOLEAN));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void csvFollowsTheStandard() throws IOException {
        CaseTable table = table(
                row("c1", "zegt \"nee\", soms", 9L, -1.5, true),
                row("c2", "één\nregel verder", null, null, false),
                row("c3", null, -2L, 1234.5, true),
                row("c4", "", 0L, 0.0, true));
        assertThat(csv(table))
                .isEqualTo("casus,profiel,leeftijd,score,eens\r\n"
                        + "c1,\"zegt \"\"nee\"\", soms\",9,-1.5,true\r\n"
                        + "c2,\"één\nregel verder\",,,false\r\n"
                        + "c3,,-2,1234.5,true\r\n"
                        + "c4,\"\",0,0.0,true\r\n");
    }

    @Test
    void aTextThatASpreadsheetWouldRunIsOnlyText() throws IOException {
        for (String formula : List.of("=1+1", "+31", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1")) {
            assertThat(csv(table(row("c1", formula, null, null, true))).lines().skip(1))
                    .as(formula)
                    .first()
                    .asString()
                    .containsPattern("^c1,\"?'");
        }
        assertThat(csv(table(row("c1", "a=b", null, -1.0, true)))).contains("c1,a=b,,-1.0,true");
    }

    @Test
    void parquetGivesBackWhatWentIn() throws IOException {
        CaseTable table = table(
                row("c1", "J04 · één", 9L, -1.5, true),
                row("c2", null, null, null, false),
                row("c3", "", 0L, 0.0, true));
        assertThat(parquet(table)).isEqualTo(table.rows());
        assertThat(ParquetReader.readMetadata(folder.resolve("gevallen.parquet").toFile())
                        .getFileMetaData()
                        .getSchema())
                .hasToString("""
                        message gevallen {
                          required binary casus (STRING);
                          optional binary profiel (STRING);
                          optional int64 leeftijd;
                          optional double score;
                          required boolean eens;
                        }
                        """);
    }

    @Test
    void parquetCarriesManyCasesWithoutAWordInTheLog(CapturedOutput output) throws IOException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        IntStream.range(0, 20_000)
                .forEach(i ->
                        rows.add(row("c" + i, i % 3 == 0 ? null : "J0" + i % 9, (long) i % 18, i / 7.0, i % 2 == 0)));
        CaseTable table = new CaseTable(COLUMNS, rows);
        assertThat(parquet(table)).isEqualTo(rows);
        assertThat(output.getAll()).isEmpty();
    }

    @Test
    void aTableWithoutCasesStillHasItsColumns() throws IOException {
        assertThat(csv(table())).isEqualTo("casus,profiel,leeftijd,score,eens\r\n");
        assertThat(parquet(table())).isEmpty();
    }

    @Test
    void whatDoesNotFitItsColumnIsToldAtOnceWithoutTheValue() {
        assertThatThrownBy(() -> table(
                        row("c1", 5L, null, Double.NaN, true),
                        row(null, null, null, null, true),
                        Arrays.asList("geheim", null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Rij 1, kolom 'profiel': een Long past niet. Geef een String.")
                .hasMessageContaining("Rij 1, kolom 'score': NaN is geen getal. Laat de waarde weg.")
                .hasMessageContaining("Rij 2, kolom 'casus': de waarde ontbreekt.")
                .hasMessageContaining("Rij 3 heeft 2 waarden voor 5 kolommen.")
                .hasMessageNotContaining("geheim");
        assertThatThrownBy(() -> new CaseTable(List.of(COLUMNS.get(0), COLUMNS.get(0)), List.of()))
                .hasMessageContaining("Kolom 'casus' staat er twee keer.");
    }

    private String csv(CaseTable table) throws IOException {
        Path file = folder.resolve("gevallen.csv");
        CsvExport.write(table, file);
        return Files.readString(file);
    }

    private List<List<@Nullable Object>> parquet(CaseTable table) throws IOException {
        Path file = folder.resolve("gevallen.parquet");
        ParquetExport.write(table, file);
        try (Stream<List<@Nullable Object>> rows = ParquetReader.streamContent(file.toFile(), new Rows())) {
            return rows.toList();
        }
    }

    @SafeVarargs
    private static CaseTable table(List<@Nullable Object>... rows) {
        return new CaseTable(COLUMNS, List.of(rows));
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    /** Values in the order of the columns. */
    private static final class Rows
            implements Hydrator<Map<String, @Nullable Object>, List<@Nullable Object>, String[]> {
        @Override
        public Map<String, @Nullable Object> start() {
            return new LinkedHashMap<>();
        }

        @Override
        public Map<String, @Nullable Object> add(
                Map<String, @Nullable Object> row, String[] path, @Nullable Object value) {
            row.put(path[0], value);
            return row;
        }

        @Override
        public List<@Nullable Object> finish(Map<String, @Nullable Object> row) {
            return new ArrayList<>(row.values());
        }
    }
}
