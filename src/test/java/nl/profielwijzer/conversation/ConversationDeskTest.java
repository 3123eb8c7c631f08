package nl.profielwijzer.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.catalogue.IntakeReaders;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.RandomIntakes;
import nl.profielwijzer.intake.Rol;
import nl.profielwijzer.receipt.AssessmentDesk;
import nl.profielwijzer.release.GeldendeParameters;
import nl.profielwijzer.rules.Maatregel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The form makes every intake there can be, and says where a conversation stands, however little is filled in. */
class ConversationDeskTest {
    private static final Beoordelaar BEOORDELAAR = new Beoordelaar(RulesFolder.packaged());
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneId.of("Europe/Amsterdam"));
    private static final ConversationDesk DESK = new ConversationDesk(
            IntakeReaders.of(BEOORDELAAR.catalogue()),
            new AssessmentDesk(
                    BEOORDELAAR,
                    GeldendeParameters.alleen(BEOORDELAAR.catalogue().parameters()),
                    Mockito.mock(nl.profielwijzer.suspension.Stilleggingen.class),
                    Mockito.mock(nl.profielwijzer.receipt.Beoordelingen.class),
                    CLOCK,
                    "test",
                    new io.micrometer.core.instrument.simple.SimpleMeterRegistry()),
            BEOORDELAAR.catalogue(),
            CLOCK);

    private static Invoer melding() {
        return Invoer.leeg().met(Map.of("gemeente", "0988", "peildatum", "02-03-2026", "melding.datum", "20-02-2026"));
    }

    private static Invoer family() {
        return melding()
                .metLid(Rol.KIND)
                .met(Map.of("lid.1.geboortedatum", "10-05-2016", "lid.1.vraagtOndersteuning", "ja"))
                .metLid(Rol.OUDER)
                .met(Map.of("lid.2.geboortedatum", "15-01-1985"));
    }

    @Test
    void whateverAnIntakeHoldsCanBeFilledIn() {
        for (long seed = 1; seed <= 400; seed++) {
            Intake intake = RandomIntakes.of(seed);
            ObjectNode tree = Json.JSON.valueToTree(intake);
            assertThat(read(new FormTree(filledIn(tree)).tree()))
                    .as("seed %d", seed)
                    .isEqualTo(read(asTheFormOrders(tree)));
        }
    }

    /** As it comes out of its text, in which one number is written one way. */
    private static JsonNode read(JsonNode tree) {
        return Json.JSON.readTree(tree.toString());
    }

    /** The form as someone would fill it in for this intake. */
    private static Invoer filledIn(JsonNode tree) {
        Map<String, String> answers = new TreeMap<>();
        Map<String, String> numbers = new HashMap<>();
        JsonNode leden = tree.at("/huishouden/leden");
        for (int i = 0; i < leden.size(); i++) {
            numbers.put(leden.get(i).get("id").asString(), String.valueOf(i + 1));
        }
        tree.properties().forEach(property -> {
            if (property.getKey().equals("huishouden")) {
                property.getValue().properties().forEach(part -> {
                    if (!part.getKey().equals("leden")) {
                        answer("huishouden." + part.getKey(), part.getValue(), answers, numbers);
                    }
                });
            } else {
                answer(property.getKey(), property.getValue(), answers, numbers);
            }
        });
        for (int i = 0; i < leden.size(); i++) {
            for (var property : leden.get(i).properties()) {
                if (!property.getKey().equals("id")) {
                    answer(Veld.van(String.valueOf(i + 1), property.getKey()), property.getValue(), answers, numbers);
                }
            }
        }
        return Invoer.leeg().met(answers);
    }

    private static void answer(String veld, JsonNode value, Map<String, String> into, Map<String, String> numbers) {
        if (value.isObject()) {
            if (veld.endsWith(".mantelzorg")) {
                into.put(veld, Invoer.JA);
            }
            value.properties().forEach(part -> answer(veld + "." + part.getKey(), part.getValue(), into, numbers));
        } else if (value.isArray()) {
            into.put(veld, value.isEmpty() ? Invoer.GEEN : Invoer.JA);
            for (int i = 0; i < value.size(); i++) {
                JsonNode item = value.get(i);
                String kind = item.isObject() ? kind(item) : item.asString();
                String line = veld + "." + (kind == null ? String.valueOf(i + 1) : kind);
                if (kind != null) {
                    into.put(line, Invoer.JA);
                }
                if (item.isObject()) {
                    item.properties().forEach(part -> {
                        if (!part.getValue().asString("").equals(kind)) {
                            answer(line + "." + part.getKey(), part.getValue(), into, numbers);
                        }
                    });
                }
            }
        } else if (value.isBoolean()) {
            into.put(veld, value.asBoolean() ? Invoer.JA : "nee");
        } else if (veld.endsWith(".voorLid") || veld.matches("huishouden\\.inzet\\.\\d+\\.lid")) {
            into.put(veld, numbers.get(value.asString()));
        } else {
            into.put(veld, value.asString());
        }
    }

    private static String kind(JsonNode item) {
        return item.has("grondslag")
                ? item.get("grondslag").asString()
                : item.has("soort") ? item.get("soort").asString() : null;
    }

    /** The same intake with the names that the form gives to leden, and each kind once, in the order of the schema. */
    private static ObjectNode asTheFormOrders(ObjectNode tree) {
        Map<String, String> names = new HashMap<>();
        Map<String, Integer> count = new HashMap<>();
        for (JsonNode lid : tree.at("/huishouden/leden")) {
            String letter = lid.get("rol").asString().substring(0, 1).toLowerCase();
            names.put(lid.get("id").asString(), letter + count.merge(letter, 1, Integer::sum));
        }
        return (ObjectNode) ordered("", tree, names);
    }

    private static JsonNode ordered(String key, JsonNode node, Map<String, String> names) {
        if (node.isString() && List.of("id", "lid", "voorLid").contains(key)) {
            return Json.JSON.valueToTree(names.get(node.asString()));
        }
        if (node.isNumber() && node.asDouble() == Math.rint(node.asDouble())) {
            return Json.JSON.valueToTree(node.asInt());
        }
        if (node.isString()) {
            return Json.JSON.valueToTree(node.asString().strip());
        }
        if (node.isObject()) {
            ObjectNode copy = Json.JSON.createObjectNode();
            node.properties().forEach(part -> {
                JsonNode value = ordered(part.getKey(), part.getValue(), names);
                boolean nothing =
                        value.isObject() && value.isEmpty() && !part.getKey().equals("mantelzorg")
                                || value.isString() && value.asString().isEmpty();
                if (!nothing || part.getKey().equals("melding")) {
                    copy.set(part.getKey(), value);
                }
            });
            return copy;
        }
        if (node.isArray()) {
            Map<String, JsonNode> byKind = new LinkedHashMap<>();
            List<JsonNode> others = new ArrayList<>();
            for (JsonNode item : node) {
                String kind = item.isObject() ? kind(item) : item.asString();
                JsonNode same = ordered("", item, names);
                if (kind == null) {
                    others.add(same);
                } else if (byKind.get(kind) instanceof ObjectNode seen) {
                    ((ObjectNode) same).properties().forEach(part -> seen.set(part.getKey(), part.getValue()));
                } else {
                    byKind.put(kind, same);
                }
            }
            ArrayNode list = Json.JSON.createArrayNode();
            schemaOrder(key).stream()
                    .map(byKind::get)
                    .filter(java.util.Objects::nonNull)
                    .forEach(list::add);
            others.forEach(list::add);
            return list;
        }
        return node;
    }

    private static List<String> schemaOrder(String list) {
        JsonNode items = FormTree.schema(list).path("items");
        JsonNode codes = items.has("enum")
                ? items.get("enum")
                : items.path("properties")
                        .path(list.equals("signalen") ? "soort" : "grondslag")
                        .path("enum");
        return codes.valueStream().map(JsonNode::asString).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "10-05-2016,2016-05-10",
        "10-5-2016,2016-05-10",
        "10/5/2016,2016-05-10",
        "10 mei 2016,2016-05-10",
        "1 Maart 2016,2016-03-01",
        "1 mrt 2016,2016-03-01",
        "10052016,2016-05-10",
        "2016-05-10,2016-05-10",
        "31-02-2026,2026-02-31",
        "vorig jaar,vorig jaar",
        "10-05-16,10-05-16"
    })
    void datesAreReadAsPeopleWriteThem(String typed, String read) {
        assertThat(Typed.date(typed)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"06-2025,2025-06-01", "juni 2025,2025-06-01", "2025-06,2025-06-01", "15-06-2025,2025-06-15", "lang,lang"
    })
    void monthsAreReadAsPeopleWriteThem(String typed, String read) {
        assertThat(Typed.month(typed)).isEqualTo(read);
    }

    @Test
    void faultsComeBackToTheFieldThatMadeThem() {
        Stand stand = DESK.stand(family().met(Map.of(
                "lid.2.geboortedatum", "31-02-1985",
                "lid.1.beperkingen", "ja",
                "lid.1.beperkingen.DYSLEXIE", "ja",
                "lid.1.beperkingen.DYSLEXIE.ernst", "7",
                "huishouden.inzet", "ja",
                "huishouden.inzet.3.omschrijving", "iets")));
        assertThat(stand.fouten())
                .extracting(Invulfout::veld)
                .containsExactlyInAnyOrder(
                        "lid.2.geboortedatum",
                        "lid.1.beperkingen.DYSLEXIE.ernst",
                        "huishouden.inzet.3.lid",
                        "huishouden.inzet.3.wet",
                        "huishouden.inzet.3.sinds");
        assertThat(stand.fouten(Gespreksstap.HUISHOUDEN, "")).hasSize(4);
        assertThat(stand.fouten(Gespreksstap.SITUATIE, "1")).hasSize(1);
    }

    @Test
    void acuteDangerIsSeenWhateverElseIsStillMissing() {
        Map<String, String> danger = Map.of(
                "lid.1.signalen",
                "ja",
                "lid.1.signalen.KINDERMISHANDELING",
                "ja",
                "lid.1.signalen.KINDERMISHANDELING.acuut",
                "ja");
        Stand nobodyAsks = DESK.stand(Invoer.leeg()
                .metLid(Rol.KIND)
                .met(Map.of("lid.1.geboortedatum", "10-05-2016", "peildatum", "morgen"))
                .metLid(Rol.OUDER)
                .met(danger));
        assertThat(nobodyAsks.fouten()).isNotEmpty();
        assertThat(nobodyAsks.spoed()).isTrue();
        assertThat(nobodyAsks.veiligheid())
                .extracting(measure -> measure.maatregel())
                .contains(Maatregel.VEILIG_THUIS_MELDING);
        assertThat(DESK.stand(family()).spoed()).isFalse();
        assertThat(DESK.stand(Invoer.leeg()).spoed()).isFalse();
    }

    @Test
    void whileItIsTooEarlyToSayEverythingIsAsked() {
        Stand stand = DESK.stand(family());
        assertThat(stand.openstaand().get(0).veld()).isEqualTo("lid.1.leefgebieden");
        assertThat(stand.telt("lid.1.klachtenSinds")).isTrue();
        Stand known =
                DESK.stand(family().met(scores(4, "gedrag", "geestelijkeGezondheid", "schoolgang", "ontwikkeling")));
        assertThat(known.telt("lid.1.leefgebieden.middelengebruik")).isTrue();
        assertThat(known.telt("lid.2.arbeidsvermogen")).isFalse();
    }

    private static Map<String, String> scores(int score, String... leefgebieden) {
        Map<String, String> scores = new HashMap<>();
        for (String leefgebied : leefgebieden) {
            scores.put("lid.1.leefgebieden." + leefgebied, String.valueOf(score));
        }
        return scores;
    }

    @Test
    void aQuestionThatWasAnsweredInTheFormIsNotAskedAgain() {
        Invoer invoer = family().met(scores(3, "gedrag", "geestelijkeGezondheid", "schoolgang", "ontwikkeling"))
                .met(Map.of("lid.2.mantelzorg", "geen"));
        assertThat(DESK.stand(invoer).openstaand())
                .extracting(Openstaand::veld)
                .isNotEmpty()
                .doesNotContain("lid.2.mantelzorg");
    }

    @Test
    void whatMayBeABsnIsTakenOutAndWhatIsNoFieldIsLeftOut() {
        Invoer invoer = Invoer.leeg()
                .met(Map.of(
                        "melding.hulpvraag", "Het gaat om 111222333.", "kenmerk", "w-1", "_csrf", "x", "later", "ja"));
        assertThat(invoer.antwoorden()).containsOnlyKeys("melding.hulpvraag", "kenmerk");
        assertThat(invoer.zonderBsn().antwoorden()).containsOnlyKeys("kenmerk");
    }

    @Test
    void whoLeavesTheHouseholdLeavesTheRestOfTheFormToo() {
        Invoer invoer = family().met(Map.of(
                        "lid.2.mantelzorg", "ja",
                        "lid.2.mantelzorg.voorLid", "1",
                        "huishouden.inzet", "ja",
                        "huishouden.inzet.1.lid", "1",
                        "lid.2.netwerk", "1"))
                .zonderLid("1");
        assertThat(invoer.leden()).containsExactly("2");
        assertThat(invoer.in("lid.2.mantelzorg.voorLid")).isEmpty();
        assertThat(invoer.in("huishouden.inzet.1.lid")).isEmpty();
        assertThat(invoer.in("lid.2.netwerk")).isEqualTo("1");
        assertThat(invoer.metLid(Rol.KIND).leden()).containsExactly("2", "3");
    }
}
