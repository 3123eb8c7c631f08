package nl.profielwijzer.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class IntakeReaderTest {
    private static final String GOOD = """
            kenmerk: zaak-1
            peildatum: 2026-03-02
            gemeente: "0957"
            melding: {datum: 2026-02-20, verwijzer: ZELF, hulpvraag: "Het gaat niet goed."}
            huishouden:
              leden:
                - {id: k1, rol: KIND, geboortedatum: 2016-05-10, vraagtOndersteuning: true, leefgebieden: {gedrag: 3}}
                - {id: o1, rol: OUDER, geboortedatum: 1985-01-15, vraagtOndersteuning: false, mantelzorg: {voorLid: k1, urenPerWeek: 8}}
              inzet: [{lid: k1, wet: JEUGDWET, sinds: 2025-01-01, tot: 2025-06-01}]
            """;

    private final IntakeReader reader = new IntakeReader("0957"::equals, LocalDate.of(2015, 1, 1));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Fout> faults(Consumer<ObjectNode> spoil) {
        ObjectNode tree = (ObjectNode) Json.YAML.readTree(GOOD);
        spoil.accept(tree);
        return faults(bytes(tree.toString()));
    }

    private List<Fout> faults(byte[] body) {
        return catchThrowableOfType(IntakeOngeldig.class, () -> reader.read(body))
                .fouten();
    }

    private static ArrayNode leden(ObjectNode tree) {
        return (ArrayNode) tree.at("/huishouden/leden");
    }

    private static ObjectNode lid(ObjectNode tree, int i) {
        return (ObjectNode) leden(tree).get(i);
    }

    private static String places(List<Fout> faults) {
        return String.join(
                " ", faults.stream().map(f -> f.pointer() + ":" + f.code()).toList());
    }

    @Test
    void readsTheSameFromYamlAndJson() {
        GelezenIntake yaml = reader.readYaml(bytes(GOOD));
        GelezenIntake json = reader.read(bytes(yaml.json()));
        assertThat(json).isEqualTo(yaml);
        assertThat(json.intake().huishouden().leden()).hasSize(2);
        assertThat(reader.readYaml(bytes(json.json()))).isEqualTo(json);
        assertThat(reader.read(bytes("\uFEFF" + json.json()))).isEqualTo(json);
        assertThat(reader.readYaml(bytes(json.json().replaceAll("\"(\\w+)\":", "$1: "))))
                .isEqualTo(json);
    }

    @Test
    void tellsAllFaultsAtOnceByPointer() {
        assertThat(places(faults(tree -> {
                    tree.remove("melding");
                    tree.put("peildatum", "2026-02-30").put("gemeente", "9999").put("aap", 1);
                    lid(tree, 0).put("rol", "OPA").put("eigenKracht", 6).remove("geboortedatum");
                    lid(tree, 1).put("id", "k1").put("netwerk", "goed");
                    ((ObjectNode) tree.at("/huishouden/inzet/0"))
                            .put("lid", "x9")
                            .put("tot", "2024-01-01");
                })))
                .isEqualTo("/aap:onbekend-veld /gemeente:gemeente-onbekend /huishouden/inzet/0/lid:lid-onbekend"
                        + " /huishouden/inzet/0/tot:tot-voor-sinds /huishouden/leden/0/eigenKracht:buiten-bereik"
                        + " /huishouden/leden/0/geboortedatum:verplicht /huishouden/leden/0/rol:onbekende-waarde"
                        + " /huishouden/leden/1/id:dubbel-lid /huishouden/leden/1/netwerk:verkeerd-type"
                        + " /melding:verplicht /peildatum:geen-datum");
    }

    @Test
    void everyFaultSaysWhatAndHow() {
        Fout fout = faults(tree -> lid(tree, 0).withObject("/leefgebieden").put("gedrog", 3))
                .get(0);
        assertThat(fout)
                .isEqualTo(new Fout(
                        "/huishouden/leden/0/leefgebieden/gedrog",
                        "onbekend-veld",
                        "Het veld gedrog bestaat hier niet.",
                        "Bedoelt u gedrag? Haal het veld anders weg."));
        assertThat(faults(tree -> lid(tree, 0).put("rol", "OPA")).get(0).herstel())
                .isEqualTo("Kies uit INWONER, KIND, OUDER, PARTNER, HUISGENOOT.");
        assertThat(faults(tree -> lid(tree, 0).putNull("netwerk")).get(0).herstel())
                .contains("Laat het veld weg");
    }

    @Test
    void checksDatesAgainstThePeildatum() {
        assertThat(places(faults(tree -> {
                    ((ObjectNode) tree.get("melding")).put("datum", "2026-03-03");
                    lid(tree, 0).put("geboortedatum", "2027-01-01").put("klachtenSinds", "2026-04-01");
                    ((ObjectNode) tree.at("/huishouden/inzet/0"))
                            .put("sinds", "2026-04-01")
                            .remove("tot");
                })))
                .isEqualTo(
                        "/huishouden/inzet/0/sinds:datum-na-peildatum /huishouden/leden/0/geboortedatum:datum-na-peildatum"
                                + " /huishouden/leden/0/klachtenSinds:datum-na-peildatum /melding/datum:datum-na-peildatum");
        assertThat(places(faults(tree -> tree.put("peildatum", "2014-12-31"))))
                .contains("/peildatum:peildatum-te-vroeg");
    }

    @Test
    void someoneMustAskAndReferencesMustExist() {
        assertThat(places(faults(tree -> {
                    lid(tree, 0).put("vraagtOndersteuning", false);
                    ((ObjectNode) lid(tree, 1).get("mantelzorg")).put("voorLid", "k2");
                })))
                .isEqualTo("/huishouden/leden:niemand-vraagt /huishouden/leden/1/mantelzorg/voorLid:lid-onbekend");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456782", "bel 123456782.", "zaak-123456782-a", "123 456 782", "1234.56.782", "123-45-6782",
                "BSN123456782", "010000008", "10000008", "bsn: 10 00 00 08", "2026-123456782", "123\u00a0456\u2013782",
                "\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0662", "1 2 3 4 5 6 7 8 2"
            })
    void findsABsn(String text) {
        assertThat(Burgerservicenummer.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "123456789",
                "1234567820",
                "2026-03-02",
                "12-03-2024",
                "20260302-001",
                "000000000",
                "k1 scoort 3 van 5",
                "123e4567-e89b-12d3-a456-426614174000",
                "10000008-aaaa-4000-8000-000000000000",
                "2018-2026"
            })
    void leavesOtherNumbersAlone(String text) {
        assertThat(Burgerservicenummer.in(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1-", "1 ", "a", "1a", "0.", "-", "f-"})
    void longTextsCostLittle(String part) {
        String text = part.repeat(IntakeReader.MAX_BYTES / part.length());
        org.junit.jupiter.api.Assertions.assertTimeout(
                java.time.Duration.ofSeconds(5), () -> Burgerservicenummer.in(text));
    }

    @Test
    void noIsoDateOfThisOrTheLastCenturyIsTakenForABsn() {
        for (LocalDate day = LocalDate.of(1900, 1, 1); day.getYear() < 2100; day = day.plusDays(1)) {
            assertThat(Burgerservicenummer.in(day.toString()))
                    .as(day.toString())
                    .isFalse();
        }
    }

    @Test
    void refusesABsnAnywhereAndNeverRepeatsIt() {
        List<Consumer<ObjectNode>> places = List.of(
                tree -> tree.put("kenmerk", "123456782"),
                tree -> ((ObjectNode) tree.get("melding")).put("hulpvraag", "Mijn nummer is 123 456 782"),
                tree -> ((ObjectNode) tree.at("/huishouden/inzet/0")).put("omschrijving", "123-456-782"),
                tree -> lid(tree, 0).put("id", "p123456782"),
                tree -> lid(tree, 0).put("rol", "123456782"),
                tree -> lid(tree, 0).put("eigenKracht", 123456782),
                tree -> tree.put("123456782", true),
                tree -> tree.putObject("x123456782").put("y", 1),
                tree -> tree.putObject("extra").putArray("lijst").add("nr 123456782"));
        for (Consumer<ObjectNode> place : places) {
            List<Fout> faults = faults(place);
            assertThat(faults).extracting(Fout::code).contains("bsn");
            assertThat(faults.toString()).doesNotContain("123456782", "123 456 782", "123-456-782");
        }
    }

    @Test
    void neverRepeatsWhatAPersonWrote() {
        assertThat(faults(tree -> {
                            tree.put("kenmerk", "Jan Jansen!")
                                    .put("Jan de Vries", 1)
                                    .put("peildatum", "Sanne");
                            ((ObjectNode) tree.get("melding")).put("hulpvraag", "Sanne ".repeat(1000));
                            lid(tree, 0).put("rol", "Jan Jansen").put("id", "Sanne");
                        })
                        .toString())
                .doesNotContain("Jan", "Sanne");
    }

    @Test
    void refusesCharactersThatCannotBeKept() {
        assertThat(places(faults(tree -> ((ObjectNode) tree.get("melding")).put("hulpvraag", "a\u0000b"))))
                .isEqualTo("/melding/hulpvraag:verkeerd-teken");
        assertThat(places(faults(bytes(reader.readYaml(bytes(GOOD)).json().replace("Het gaat", "\\ud800 gaat")))))
                .isEqualTo("/melding/hulpvraag:verkeerd-teken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|leeg|",
                "{\"peildatum\": |onleesbaar|regel 1",
                "{\"kenmerk\": geheim}|onleesbaar|regel 1, teken 13",
                "{} {}|onleesbaar|regel 1",
                "{\"geheim\":1,\"geheim\":2}|dubbel-veld|regel 1",
                "[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]|te-diep|lagen"
            })
    void saysWhereADocumentBreaksWithoutRepeatingIt(String body, String code, String part) {
        List<Fout> faults = faults(bytes(body));
        assertThat(faults).singleElement().satisfies(fout -> {
            assertThat(fout.code()).isEqualTo(code);
            assertThat(fout.melding()).contains(part == null ? "" : part).doesNotContain("geheim");
            assertThat(fout.herstel()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "null", "\"tekst\"", "{}", "[[]]"})
    void survivesDocumentsOfAnotherKind(String body) {
        assertThat(faults(bytes(body))).isNotEmpty();
    }

    @Test
    void keepsToItsLimits() {
        assertThat(faults(new byte[IntakeReader.MAX_BYTES + 1]))
                .extracting(Fout::code)
                .containsExactly("te-groot");
        assertThat(faults(new byte[] {'{', (byte) 0xff, '}'}))
                .extracting(Fout::code)
                .containsExactly("geen-utf-8");
        assertThat(faults(tree -> lid(tree, 1).withObject("/mantelzorg").put("urenPerWeek", 169)))
                .extracting(Fout::code)
                .containsExactly("buiten-bereik");
        assertThat(faults(bytes("{\"gemeente\": 1e999999999}"))).isNotEmpty();
    }

    @Test
    void refusesYamlAliases() {
        assertThatThrownBy(() -> reader.readYaml(bytes("a: &a [1, 2]\nb: [*a, *a]")))
                .isInstanceOfSatisfying(
                        IntakeOngeldig.class,
                        e -> assertThat(e.fouten()).extracting(Fout::code).containsExactly("verwijzing"));
    }
}
