package nl.profielwijzer.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.profielwijzer.assessment.Instrument.Situatie;
import nl.profielwijzer.assessment.Uitslag.Omslag;
import nl.profielwijzer.assessment.Uitslag.OpenVraag;
import nl.profielwijzer.assessment.Uitslag.ParametersetReferentie;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.Lid;
import nl.profielwijzer.intake.RandomIntakes;
import nl.profielwijzer.rules.LidWeging;
import nl.profielwijzer.rules.RuleBook;
import nl.profielwijzer.rules.Wording;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the answer says could change it does change it. The changes are made here in the JSON of the intake and assessed
 * afresh, apart from how the product itself found them.
 */
class TrialsTest {
    private static final int INTAKES = 100;

    private static final Catalogue CATALOGUE = Catalogue.read(RulesFolder.packaged());
    private static final RuleBook RULES =
            new RuleBook(RulesFolder.packaged(), CATALOGUE.parameters().names());
    private static final Instrument INSTRUMENT = new Instrument(RULES, CATALOGUE);
    private static final Wording WORDING = new Wording(CATALOGUE.codes());
    private static final Explanation EXPLANATION = new Explanation(INSTRUMENT, WORDING);
    private static final Verschil.Vergelijking COMPARISON =
            new Verschil.Vergelijking(RULES, WORDING, CATALOGUE.beginselen());
    private static final JsonNode SCHEMA = schema();

    @AfterAll
    static void close() {
        INSTRUMENT.close();
    }

    @Test
    void everyQuestionCanChangeWhatItSays() {
        int[] count = {0};
        RandomIntakes.check(INTAKES, (intake, random) -> {
            Afweging nu = weigh(intake, onDay(intake));
            for (OpenVraag vraag : explained(nu).vragen()) {
                List<Afweging> then = answered(intake, vraag);
                List<String> consequences = then.stream()
                        .flatMap(dan -> COMPARISON.household(nu, dan).stream())
                        .map(verschil -> verschil.gevolg() + ".")
                        .toList();
                assertThat(consequences).as("what %s can change", vraag).isNotEmpty();
                vraag.gevolgen().stream()
                        .skip(vraag.beslissend() ? 1 : 0)
                        .forEach(gevolg -> assertThat(consequences)
                                .as("consequences of answers to %s", vraag)
                                .anyMatch(gevolg::endsWith));
                if (vraag.beslissend()) {
                    assertThat(then).as("decisive: %s", vraag).isNotEmpty().noneMatch(dan -> asksAgain(dan, vraag));
                }
                count[0]++;
            }
        });
        assertThat(count[0]).as("questions").isGreaterThan(INTAKES);
    }

    private static boolean asksAgain(Afweging dan, OpenVraag vraag) {
        for (int i = 0; i < dan.leden().size(); i++) {
            String lid = dan.feiten().getLeden().get(i).getId();
            if (vraag.lid() == null || vraag.lid().equals(lid)) {
                if (dan.leden().get(i).beslissend().stream()
                        .anyMatch(rule -> vraag.veld().equals(rule.veld()))) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void everyNearestChangeIsTrue() {
        int[] facts = {0};
        int[] parameters = {0};
        RandomIntakes.check(INTAKES, (intake, random) -> {
            Afweging nu = weigh(intake, onDay(intake));
            Uitslag uitslag = explained(nu);
            for (int i = 0; i < uitslag.leden().size(); i++) {
                for (Omslag omslag : uitslag.leden().get(i).omslagen()) {
                    Afweging dan = omslag.parameter() != null
                            ? weigh(
                                    intake,
                                    onDay(intake).with(omslag.parameter(), ((Number) omslag.wordt()).doubleValue()))
                            : weigh(changed(intake, uitslag.leden().get(i).lid(), omslag), onDay(intake));
                    LidWeging was = nu.weging().getLeden().get(i);
                    LidWeging wordt = dan.weging().getLeden().get(i);
                    double hours = COMPARISON.hours(dan, wordt.getLid());
                    boolean otherAdvice = !said(was).equals(said(wordt)) || was.getRoute() != wordt.getRoute();
                    assertThat(otherAdvice || hours != COMPARISON.hours(nu, was.getLid()))
                            .as(
                                    "%s of %s changes anything",
                                    omslag, was.getLid().getId())
                            .isTrue();
                    if (!said(was).equals(said(wordt))) {
                        said(wordt)
                                .forEach(advies -> assertThat(omslag.gevolg()).contains(advies));
                    } else if (!otherAdvice) {
                        assertThat(omslag.gevolg()).contains(Wording.number(hours) + " uur");
                    }
                    (omslag.parameter() == null ? facts : parameters)[0]++;
                }
            }
        });
        assertThat(facts[0]).as("changed facts").isGreaterThan(INTAKES);
        assertThat(parameters[0]).as("changed parameters").isGreaterThan(INTAKES / 2);
    }

    private static Set<String> said(LidWeging lid) {
        Set<String> said = new TreeSet<>();
        lid.getAdviezen().forEach(advies -> said.add(WORDING.said(advies)));
        return said;
    }

    private static Intake changed(Intake intake, String lid, Omslag omslag) {
        ObjectNode tree = Json.JSON.valueToTree(intake);
        String veld = omslag.veld();
        assertThat(veld).isNotNull();
        assertThat(omslag.nu()).as("what stands in %s now", veld).isNotEqualTo(omslag.wordt());
        ObjectNode in = tree;
        if (veld.startsWith("huishouden.leden[")) {
            int end = veld.indexOf("].");
            in = lid(tree, veld.substring("huishouden.leden[".length(), end));
            veld = veld.substring(end + 2);
        } else if (!isRoot(veld)) {
            in = lid(tree, lid);
        }
        assertThat(in.at(pointer(veld))).as(veld).isEqualTo(Json.JSON.<JsonNode>valueToTree(omslag.nu()));
        put(in, veld, Json.JSON.valueToTree(omslag.wordt()));
        return Json.JSON.treeToValue(tree, Intake.class);
    }

    /** Fresh assessments with each answer to this question that its schema allows, or for open fields that says most. */
    private static List<Afweging> answered(Intake intake, OpenVraag vraag) {
        List<Afweging> outcomes = new ArrayList<>();
        for (JsonNode answer : answers(intake, vraag)) {
            ObjectNode tree = Json.JSON.valueToTree(intake);
            put(vraag.lid() == null ? tree : lid(tree, vraag.lid()), vraag.veld(), answer);
            outcomes.add(weigh(Json.JSON.treeToValue(tree, Intake.class), onDay(intake)));
        }
        return outcomes;
    }

    private static List<JsonNode> answers(Intake intake, OpenVraag vraag) {
        LocalDate day = intake.peildatum();
        switch (vraag.veld()) {
            case "huishouden.inzet":
                return inzet(intake);
            case "leefgebieden":
                return List.of(allGoesWell(intake, vraag.lid()));
            case "klachtenSinds":
                return List.of(
                        Json.JSON.valueToTree(day.withDayOfMonth(1)),
                        Json.JSON.valueToTree(day.minusYears(1).withDayOfMonth(1)));
            case "mantelzorg":
                return List.of(Json.JSON.readTree("{\"urenPerWeek\": 168, \"belasting\": 5}"));
            default:
        }
        JsonNode schema = isRoot(vraag.veld()) && vraag.lid() == null ? SCHEMA : SCHEMA.at(LID);
        String path = vraag.veld().replaceAll("\\[\\d+]", ".items");
        for (String step : path.split("\\.")) {
            schema = step.equals("items")
                    ? schema.get("items")
                    : schema.get("properties").get(step);
        }
        List<JsonNode> answers = new ArrayList<>(values(schema));
        if (vraag.beslissend() && vraag.veld().equals("toezicht")) {
            // no supervision with a limitation for life: it is asked what supervision then is needed
            answers.removeIf(answer -> answer.asString().equals("GEEN"));
        }
        return answers;
    }

    private static final String LID = "/properties/huishouden/properties/leden/items";

    private static List<JsonNode> values(JsonNode schema) {
        List<JsonNode> values = new ArrayList<>();
        if (schema.has("enum")) {
            schema.get("enum").forEach(values::add);
        } else if (schema.get("type").asString().equals("boolean")) {
            values.add(Json.JSON.valueToTree(true));
            values.add(Json.JSON.valueToTree(false));
        } else if (schema.get("type").asString().equals("array")) {
            List<JsonNode> items = values(schema.get("items"));
            items.forEach(item -> values.add(Json.JSON.createArrayNode().add(item)));
            if (schema.path("uniqueItems").asBoolean(false)) {
                values.add(Json.JSON.createArrayNode().add(items.get(0)).add(items.get(1)));
            }
        } else if (schema.get("type").asString().equals("object")) {
            JsonNode properties = schema.get("properties");
            String kind = schema.get("required").get(0).asString();
            for (JsonNode value : properties.get(kind).get("enum")) {
                ObjectNode item = Json.JSON.createObjectNode();
                properties.propertyNames().forEach(name -> {
                    List<JsonNode> of = values(properties.get(name));
                    item.set(name, properties.get(name).has("maximum") ? of.get(of.size() - 1) : of.get(0));
                });
                item.set(kind, value);
                values.add(item);
            }
        } else {
            for (int i = schema.get("minimum").asInt();
                    i <= schema.get("maximum").asInt();
                    i++) {
                values.add(Json.JSON.valueToTree(i));
            }
        }
        return values;
    }

    private static List<JsonNode> inzet(Intake intake) {
        List<JsonNode> answers = new ArrayList<>();
        answers.add(Json.JSON.createArrayNode());
        for (Lid lid : intake.huishouden().leden()) {
            for (String wet : List.of("JEUGDWET", "WMO", "WLZ")) {
                ArrayNode inzet = Json.JSON.createArrayNode();
                inzet.addObject()
                        .put("lid", lid.id())
                        .put("wet", wet)
                        .put("sinds", lid.geboortedatum().plusDays(1).toString());
                answers.add(inzet);
            }
        }
        return answers;
    }

    private static JsonNode allGoesWell(Intake intake, String id) {
        ObjectNode scores = (ObjectNode) lid(Json.JSON.valueToTree(intake), id)
                .path("leefgebieden")
                .deepCopy()
                .asObjectOpt()
                .orElseGet(Json.JSON::createObjectNode);
        SCHEMA.at(LID + "/properties/leefgebieden/properties").propertyNames().forEach(name -> {
            if (!scores.has(name)) {
                scores.put(name, 4);
            }
        });
        return scores;
    }

    private static boolean isRoot(String veld) {
        return veld.startsWith("melding.")
                || veld.startsWith("huishouden.ouderrelatie")
                || veld.startsWith("huishouden.bestaanszekerheid")
                || veld.equals("huishouden.inzet");
    }

    private static String pointer(String veld) {
        return "/" + veld.replaceAll("\\[(\\d+)]", "/$1").replace('.', '/');
    }

    private static void put(ObjectNode in, String veld, JsonNode value) {
        JsonNode parent = in;
        String[] steps = pointer(veld).substring(1).split("/");
        for (int i = 0; i < steps.length - 1; i++) {
            if (parent.isArray()) {
                parent = parent.get(Integer.parseInt(steps[i]));
            } else {
                parent = parent.path(steps[i]).isContainer()
                        ? parent.get(steps[i])
                        : ((ObjectNode) parent).putObject(steps[i]);
            }
        }
        ((ObjectNode) parent).set(steps[steps.length - 1], value);
    }

    private static ObjectNode lid(JsonNode intake, String id) {
        return intake.at("/huishouden/leden")
                .valueStream()
                .filter(lid -> lid.get("id").asString().equals(id))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Afweging weigh(Intake intake, Parameters parameters) {
        return INSTRUMENT.weigh(new Situatie(intake, parameters));
    }

    private static Uitslag explained(Afweging afweging) {
        return EXPLANATION.of(afweging, new ParametersetReferentie("test", 1, "-"));
    }

    private static Parameters onDay(Intake intake) {
        return CATALOGUE.parameters().on(intake.peildatum());
    }

    private static JsonNode schema() {
        try (InputStream in = TrialsTest.class.getResourceAsStream("/schemas/intake.schema.json")) {
            return Json.JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
