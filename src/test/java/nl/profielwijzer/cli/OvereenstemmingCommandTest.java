package nl.profielwijzer.cli;

import static nl.profielwijzer.intake.Json.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The command as its user types it. */
class OvereenstemmingCommandTest {
    /** Krippendorff (2011), as in {@code agreement-reference.json}. */
    private static final String KRIPPENDORFF = """
            1,1,,1
            2,2,3,2
            3,3,3,3
            3,3,3,3
            2,2,2,2
            1,2,3,4
            4,4,4,4
            1,1,2,1
            2,2,2,2
            ,5,5,5
            ,,1,1
            ,,3,
            """;

    private static final String LABELS = "A,A\nA,P\nP,P\nP,P\nI,I\nI,C\nC,C\nC,A\n";

    @TempDir
    Path folder;

    private record Run(int exit, String out, String err) {
        JsonNode json() {
            assertThat(exit).as(err).isZero();
            return JSON.readTree(out);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nominaal", "ordinaal", "interval"})
    void json_has_every_measure_whatever_the_scale_of_numbers(String scale) throws IOException {
        JsonNode json = run(KRIPPENDORFF, "--schaal", scale, "--json").json();

        assertThat(json.propertyNames())
                .containsExactly(
                        "n",
                        "beoordelaars",
                        "waargenomenOvereenstemming",
                        "krippendorffAlpha",
                        "gwet",
                        "fleiss",
                        "cohen",
                        "opmerkingen");
        assertThat(json.get("n").intValue()).isEqualTo(12);
        assertThat(json.get("beoordelaars").intValue()).isEqualTo(4);
        assertFigure(json, "/waargenomenOvereenstemming", .8181818181818182);
        assertFigure(json, "/krippendorffAlpha/nominaal", .743421052631579);
        assertFigure(json, "/krippendorffAlpha/ordinaal", .8153875037548814);
        assertFigure(json, "/krippendorffAlpha/interval", .8491071428571428);
        assertFigure(json, "/gwet/identiteit/waarde", .775444068126995);
        assertFigure(json, "/gwet/identiteit/se", .1429499506407653);
        assertFigure(json, "/gwet/lineair/waarde", .8587391364326112);
        assertFigure(json, "/gwet/lineair/se", .11732902188136354);
        assertFigure(json, "/gwet/kwadratisch/waarde", .914000723551605);
        assertFigure(json, "/gwet/kwadratisch/se", .10396224464505995);
        assertFigure(json, "/fleiss/waarde", .7611692754224112);
        assertFigure(json, "/fleiss/se", .15301920346949238);
        assertThat(json.get("cohen").isNull()).isTrue();
        assertThat(json.get("opmerkingen").propertyNames()).containsExactly("cohen");
    }

    @Test
    void two_raters_get_cohen() throws IOException {
        int[][] table = {{88, 14, 18}, {10, 40, 10}, {2, 6, 12}};
        StringBuilder csv = new StringBuilder("Anna;Bart\n");
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                csv.append("%d;%d\n".formatted(a + 1, b + 1).repeat(table[a][b]));
            }
        }
        // a case with one rating doesn't count in Cohen
        JsonNode json = run(csv + "3;\n", "--schaal=ordinaal", "--json").json();

        assertThat(json.get("n").intValue()).isEqualTo(201);
        assertFigure(json, "/cohen/ongewogen/waarde", .49152542372881347);
        assertFigure(json, "/cohen/ongewogen/se", .05100181557607786);
        assertFigure(json, "/cohen/lineair/waarde", .47368421052631576);
        assertFigure(json, "/cohen/lineair/se", .05443230917764153);
        assertFigure(json, "/cohen/kwadratisch/waarde", .4545454545454541);
        assertFigure(json, "/cohen/kwadratisch/se", .06645368159107817);
        assertThat(json.get("opmerkingen").isEmpty()).isTrue();
    }

    @Test
    void labels_without_order_get_nominal_measures_only() throws IOException {
        JsonNode json = run(LABELS, "--schaal", "nominaal", "--json").json();

        assertFigure(json, "/waargenomenOvereenstemming", 5 / 8.0);
        assertThat(json.at("/krippendorffAlpha/nominaal").isNumber()).isTrue();
        assertThat(json.at("/gwet/identiteit/waarde").isNumber()).isTrue();
        assertThat(json.at("/cohen/ongewogen/waarde").isNumber()).isTrue();
        for (String path : List.of(
                "krippendorffAlpha.ordinaal",
                "krippendorffAlpha.interval",
                "gwet.lineair",
                "gwet.kwadratisch",
                "cohen.lineair",
                "cohen.kwadratisch")) {
            assertThat(json.at("/" + path.replace('.', '/')).isNull()).as(path).isTrue();
            assertThat(json.get("opmerkingen").get(path).asString()).contains("geen volgorde");
        }
    }

    @Test
    void an_order_makes_ranks_of_labels() throws IOException {
        String ranks =
                LABELS.replace('A', '1').replace('P', '2').replace('I', '3').replace('C', '4');
        JsonNode expected = run(ranks, "--schaal", "ordinaal", "--json").json();

        assertThat(run(LABELS, "--schaal", "ordinaal", "--volgorde", "A,P,I,C", "--json")
                        .json())
                .isEqualTo(expected);
        assertThat(run(LABELS, "--schaal", "interval", "--volgorde", "A; P; I; C", "--json")
                        .json())
                .isEqualTo(expected);
        assertThat(run(LABELS, "--schaal", "ordinaal", "--volgorde", "C,P,I,A", "--json")
                        .json())
                .isNotEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void separators_header_quotes_and_byte_order_mark_change_nothing(String separator) throws IOException {
        JsonNode expected = run(KRIPPENDORFF, "--schaal", "ordinaal", "--json").json();
        String separated = KRIPPENDORFF.replace(",", separator);
        String header = String.join(separator, "\"Anna,\"\"Ans\"\"; B.\"", "Bart", "Cor", "\"De\nwi\t,;t\"");

        assertThat(run(separated, "--schaal", "ordinaal", "--json").json()).isEqualTo(expected);
        assertThat(run("\uFEFF" + header + "\r\n" + separated.replace("\n", "\r\n"), "--schaal", "ordinaal", "--json")
                        .json())
                .isEqualTo(expected);
        assertThat(run("\n" + separated.replaceAll("(\\d)", " \"$1\" ") + "\n", "--schaal", "ordinaal", "--json")
                        .json())
                .isEqualTo(expected);
    }

    @Test
    void a_decimal_comma_is_a_number() throws IOException {
        assertThat(run("1,5;2\n2;2,5\n2.5;2.5\n", "--schaal", "interval", "--json")
                        .json())
                .isEqualTo(run("1.5,2\n2,\"2,5\"\n2.5,2.5\n", "--schaal", "interval", "--json")
                        .json());
    }

    @Test
    void a_last_empty_cell_counts_without_a_line_end() throws IOException {
        assertThat(run("1,2\n2,2\n1,", "--schaal", "nominaal", "--json")
                        .json()
                        .get("n")
                        .intValue())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Anna,Bart\\n1,2\\n2,2\\n | 2 | een kop boven getallen
                    1,2\\n1,2\\n2,2\\n       | 3 | getallen zijn geen kop
                    Anna,Bart\\nA,P\\nA,A\\n | 2 | woorden die geen oordeel zijn
                    A,P\\nA,P\\nA,A\\n       | 3 | oordelen zijn geen kop
                    A,A\\nP,P\\nI,P\\n       | 3 | twee keer hetzelfde is geen kop
                    """)
    void a_header_is_recognised(String csv, int cases, String why) throws IOException {
        assertThat(run(csv.replace("\\n", "\n"), "--schaal", "nominaal", "--json")
                        .json()
                        .get("n")
                        .intValue())
                .as(why)
                .isEqualTo(cases);
    }

    @Test
    void the_order_or_the_user_tells_header_from_rating() throws IOException {
        String unclear = "A,P\nI,I\nC,C\n";
        assertThat(cases(run(unclear, "--schaal", "nominaal", "--json"))).isEqualTo(2);
        assertThat(cases(run(unclear, "--schaal", "nominaal", "--kop", "nee", "--json")))
                .isEqualTo(3);
        assertThat(cases(run(unclear, "--schaal", "ordinaal", "--volgorde", "A,P,I,C", "--json")))
                .isEqualTo(3);
        assertThat(cases(run("1,2\n1,1\n2,2\n", "--schaal", "nominaal", "--kop", "ja", "--json")))
                .isEqualTo(2);
    }

    @Test
    void ratings_that_are_all_the_same_give_reasons_instead_of_figures() throws IOException {
        JsonNode json = run("3,3\n3,3\n", "--schaal", "ordinaal", "--json").json();

        assertFigure(json, "/waargenomenOvereenstemming", 1);
        assertThat(json.get("fleiss").isNull()).isTrue();
        assertThat(json.at("/cohen/ongewogen").isNull()).isTrue();
        assertThat(json.get("opmerkingen").propertyNames())
                .containsExactlyInAnyOrder(
                        "krippendorffAlpha.nominaal",
                        "krippendorffAlpha.ordinaal",
                        "krippendorffAlpha.interval",
                        "gwet.identiteit",
                        "gwet.lineair",
                        "gwet.kwadratisch",
                        "fleiss",
                        "cohen.ongewogen",
                        "cohen.lineair",
                        "cohen.kwadratisch");
    }

    @Test
    void no_case_with_two_ratings_and_a_single_case() throws IOException {
        JsonNode single = run("1,\n,2\n", "--schaal", "nominaal", "--json").json();
        assertThat(single.get("waargenomenOvereenstemming").isNull()).isTrue();
        assertThat(single.at("/opmerkingen/waargenomenOvereenstemming").asString())
                .contains("twee oordelen");

        JsonNode one = run("1,2,2\n", "--schaal", "nominaal", "--json").json();
        assertThat(one.at("/fleiss/waarde").isNumber()).isTrue();
        assertThat(one.at("/fleiss/se").isNull()).isTrue();
        assertThat(one.get("opmerkingen").has("fleiss.se")).isTrue();
    }

    @Test
    void the_table_says_it_in_words() throws IOException {
        Run run = run("Anna;Bart;Cor;Dina\n" + KRIPPENDORFF.replace(',', ';'), "--schaal", "ordinaal");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("de eerste regel is gelezen als kop: Anna, Bart, Cor, Dina")
                .contains("12 casussen met een oordeel, 11 daarvan met twee of meer; 4 beoordelaars")
                .contains("1 < 2 < 3 < 4 < 5")
                .contains("zijn in 82 van de 100 gevallen gelijk.")
                .containsPattern("\\* Krippendorff alfa, ordinaal +0,815 +De oordelen zijn betrouwbaar genoeg")
                .containsPattern("  Krippendorff alfa, nominaal +0,743 +De oordelen zijn bruikbaar")
                .containsPattern("\\* Gwet AC2, kwadratisch +0,914 +0,104 +.*bijna volledig")
                .containsPattern("  Fleiss kappa +0,761 +0,153 +.*goed")
                .contains("vergelijkt precies twee beoordelaars")
                .doesNotContain("NaN");
        assertThat(run(LABELS, "--schaal", "nominaal").out()).containsPattern("\\* Cohen kappa, ongewogen +0,");
        assertThat(run("3,3\n3,3\n", "--schaal", "nominaal").out()).doesNotContain("NaN");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1,2\\n1,x\\n              | Regel 2, kolom 2: 'x' is geen getal. | --volgorde
                    Anna,Bart\\n1,2\\n\\n1,NA\\n | Regel 4, kolom 2 (Bart): 'NA' is geen getal. | maak haar leeg
                    1,2\\n1,2,3\\n            | Regel 2 heeft 3 kolommen en regel 1 heeft er 2. | Geef
                    1\\n2\\n                  | Regel 1 heeft één kolom. | ten minste twee beoordelaars
                    1,2\\n1,"2\\n             | Regel 2, kolom 2: het aanhalingsteken gaat open en niet dicht. | Sluit het af
                    1,"2\\n"x,2\\n            | Regel 2, kolom 2: na het aanhalingsteken staat nog tekst. | Zet
                    Anna,Bart\\n              | Onder de kop op regel 1 staan geen casussen. | --kop nee
                    \\n                       | Het bestand is leeg. | Zet
                    """)
    void an_unreadable_file_is_told_where_and_what_to_do(String csv, String where, String remedy) throws IOException {
        Run run = run(csv.replace("\\n", "\n"), "--schaal", "ordinaal");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(where).contains(remedy);
    }

    @Test
    void a_label_outside_the_order_is_unreadable() throws IOException {
        Run run = run(LABELS, "--schaal", "ordinaal", "--volgorde", "A,P,I");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("Regel 6, kolom 2: 'C' staat niet in de volgorde A, P, I.", "--volgorde");
    }

    @Test
    void a_file_that_is_missing_or_in_another_encoding_is_unreadable() throws IOException {
        Run missing = execute("weg.csv", "--schaal", "nominaal");
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err()).contains("weg.csv bestaat niet");

        Run directory = execute(folder.toString(), "--schaal", "nominaal");
        assertThat(directory.exit()).isEqualTo(1);
        assertThat(directory.err()).contains("kan niet gelezen worden");

        Path latin = Files.write(folder.resolve("latin.csv"), "A,B\nA,é\n".getBytes(StandardCharsets.ISO_8859_1));
        Run encoded = execute(latin.toString(), "--schaal", "nominaal");
        assertThat(encoded.exit()).isEqualTo(1);
        assertThat(encoded.err()).contains("Regel 2, teken 3 is geen UTF-8", "CSV UTF-8");

        Path cut = Files.write(folder.resolve("cut.csv"), new byte[] {'1', ',', (byte) 0xC3});
        assertThat(execute(cut.toString(), "--schaal", "nominaal").err()).contains("Regel 1, teken 3 is geen UTF-8");
    }

    @Test
    void wrong_use_is_answered_in_dutch() throws IOException {
        assertUsage(run(LABELS), "De schaal ontbreekt. Kies --schaal nominaal, ordinaal of interval.");
        assertUsage(run(LABELS, "--schaal", "ratio"), "Schaal 'ratio' bestaat niet.");
        assertUsage(run(LABELS, "--schaal", "ordinaal", "--volgorde", "A,,P"), "Volgorde 'A,,P' klopt niet.");
        assertUsage(run(LABELS, "--schaal", "ordinaal", "--volgorde", "A,P,A"), "elk één keer");
        assertUsage(run(LABELS, "--schaal", "ordinaal", "--kop", "misschien"), "Kies ja of nee.");
        assertUsage(execute("--schaal", "nominaal"), "Het bestand met oordelen ontbreekt.");
        assertThat(run(LABELS, "--onbekend").exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help"})
    void help_is_dutch(String option) {
        Run run = execute(option);
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("overeenstemming", "RATINGS.csv --schaal=SCHAAL", "Afloop:", "Toon deze uitleg.");
    }

    @Test
    void the_locale_of_the_machine_does_not_matter() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.US);
            String american = run(KRIPPENDORFF, "--schaal", "ordinaal").out();
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(run(KRIPPENDORFF, "--schaal", "ordinaal").out()).isEqualTo(american);
        } finally {
            Locale.setDefault(before);
        }
    }

    private Run run(String csv, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("oordelen.csv"), csv);
        return execute(Stream.concat(Stream.of(file.toString()), Arrays.stream(options))
                .toArray(String[]::new));
    }

    private static Run execute(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new CommandLineDoor(
                        unused -> false, "1.2.3", Clock.systemUTC(), InputStream.nullInputStream(), out, err)
                .run(Stream.concat(Stream.of("overeenstemming"), Arrays.stream(arguments))
                        .toArray(String[]::new));
        return new Run(exit, out.toString(), err.toString());
    }

    private static int cases(Run run) {
        return run.json().get("n").intValue();
    }

    private static void assertUsage(Run run, String message) {
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(message, "overeenstemming");
    }

    private static void assertFigure(JsonNode json, String path, double expected) {
        assertThat(json.at(path).doubleValue()).as(path).isCloseTo(expected, within(1e-6));
    }
}
