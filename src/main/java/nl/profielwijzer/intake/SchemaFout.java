package nl.profielwijzer.intake;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Says in plain Dutch what the schema says in keywords. */
final class SchemaFout {
    /** Values that may be repeated in a message: codes and numbers, never words a person chose. */
    private static final Pattern REPEATABLE = Pattern.compile("[A-Z_0-9.-]{1,40}");

    /** The id of a case; of an intake no id stands at the top. */
    private static final String CASE_ID = "/id";

    private static final Map<String, String> FORMS = Map.of(
            "kenmerk",
            "Begin met een letter of cijfer; gebruik daarna ook punt, streepje of laag streepje; hoogstens 64 tekens.",
            "gemeente",
            "Gebruik de CBS-code van vier cijfers, bijvoorbeeld \"0957\".",
            "id",
            "Begin met een kleine letter; daarna hoogstens 15 kleine letters of cijfers, zoals k1.",
            "lid",
            "Gebruik de id van een van de leden.",
            "voorLid",
            "Gebruik de id van een van de leden.",
            "profiel",
            "Gebruik een code zoals J04 of W03.",
            CASE_ID,
            "Begin met een letter of cijfer; gebruik daarna ook punt, streepje of laag streepje; hoogstens 32 tekens.");

    private static final Map<String, String> TYPES = Map.of(
            "string", "een tekst",
            "integer", "een geheel getal",
            "number", "een getal",
            "boolean", "true of false",
            "array", "een lijst tussen blokhaken",
            "object", "een groep velden tussen accolades");

    /** Changed letters up to which a name is taken for a mistyped one. */
    private static final int MISTYPED = 2;

    private final JsonNode schema;

    SchemaFout(JsonNode schema) {
        this.schema = schema;
    }

    Fout of(Error error) {
        Pointer place = Pointer.of(error.getInstanceLocation());
        JsonNode rule = error.getSchemaNode();
        JsonNode value = error.getInstanceNode();
        String field = place.label();
        return switch (error.getKeyword()) {
            case "required" -> {
                if (error.getEvaluationPath().toString().contains("/anyOf/")) {
                    yield neither(place, error);
                }
                String missing = Objects.requireNonNull(error.getProperty());
                yield new Fout(
                        place.at(missing).text(),
                        "verplicht",
                        "Het veld %s ontbreekt.".formatted(missing),
                        missing.toLowerCase(java.util.Locale.ROOT).endsWith("datum") || missing.equals("sinds")
                                ? "Vul %s in als jjjj-mm-dd.".formatted(missing)
                                : "Vul %s in.".formatted(missing));
            }
            case "additionalProperties" -> unknown(place, Objects.requireNonNull(error.getProperty()), error);
            case "type" -> new Fout(place.text(), "verkeerd-type", wrongType(field, value), rightType(rule, value));
            case "enum" ->
                new Fout(
                        place.text(),
                        "onbekende-waarde",
                        "%s is geen bekende waarde voor %s.".formatted(repeat(value), field),
                        "Kies uit " + values(rule) + ".");
            case "minimum", "maximum" ->
                new Fout(
                        place.text(),
                        "buiten-bereik",
                        "%s is te %s voor %s."
                                .formatted(
                                        repeat(value), error.getKeyword().equals("minimum") ? "laag" : "hoog", field),
                        "Kies een getal van %s %s."
                                .formatted(
                                        rule.asString(),
                                        error.getKeyword().equals("minimum") ? "of hoger" : "of lager"));
            case "format" ->
                new Fout(
                        place.text(),
                        "geen-datum",
                        "De waarde bij %s is geen bestaande datum.".formatted(field),
                        "Schrijf de datum als jjjj-mm-dd, bijvoorbeeld 2016-05-10.");
            case "pattern" ->
                new Fout(
                        place.text(),
                        "verkeerde-vorm",
                        "De waarde bij %s heeft niet de goede vorm.".formatted(field),
                        FORMS.getOrDefault(
                                place.text().equals(CASE_ID) ? CASE_ID : field, "Volg de vorm die het schema vraagt."));
            case "maxLength" ->
                new Fout(
                        place.text(),
                        "te-lang",
                        "De tekst bij %s is langer dan %s tekens.".formatted(field, rule.asString()),
                        "Maak de tekst korter.");
            case "minItems" ->
                new Fout(
                        place.text(),
                        "te-weinig",
                        "De lijst %s is te kort.".formatted(field),
                        "Geef er ten minste %s.".formatted(rule.asString()));
            case "maxItems" ->
                new Fout(
                        place.text(),
                        "te-veel",
                        "De lijst %s is te lang.".formatted(field),
                        "Geef er hoogstens %s.".formatted(rule.asString()));
            case "uniqueItems" ->
                new Fout(
                        place.text(),
                        "dubbele-waarde",
                        "In de lijst %s staat iets twee keer.".formatted(field),
                        "Laat elke waarde één keer staan.");
            default ->
                new Fout(
                        place.text(),
                        "past-niet",
                        "De waarde bij %s past niet in het schema.".formatted(field),
                        "Volg het schema van de intake.");
        };
    }

    /** A branch of a choice lacks its field: one fault that names all of them. */
    private Fout neither(Pointer place, Error error) {
        JsonNode rule = schema;
        NodePath path = error.getSchemaLocation().getFragment();
        for (int i = 0; i < path.getNameCount() - 2; i++) {
            rule = path.getElement(i) instanceof Integer index ? rule.path(index) : rule.path(path.getName(i));
        }
        String fields = rule.valueStream()
                .map(branch -> values(branch.path("required")))
                .collect(Collectors.joining(" of "));
        return new Fout(
                place.text(),
                "verplicht",
                "Bij %s ontbreekt %s.".formatted(place.label(), fields),
                "Vul ten minste een van beide in.");
    }

    private Fout unknown(Pointer parent, String name, Error error) {
        Pointer place = parent.at(name);
        String remedy = nearest(name, error)
                .map(known -> "Bedoelt u %s? Haal het veld anders weg.".formatted(known))
                .orElse("Haal het veld weg.");
        return place.complete()
                ? new Fout(place.text(), "onbekend-veld", "Het veld %s bestaat hier niet.".formatted(name), remedy)
                : new Fout(
                        parent.text(),
                        "onbekend-veld",
                        "Bij %s staat een veld dat hier niet bestaat.".formatted(parent.label()),
                        remedy);
    }

    /** The known field of this place whose name is almost the same. */
    private Optional<String> nearest(String name, Error error) {
        JsonNode rule = schema;
        NodePath path = error.getSchemaLocation().getFragment();
        for (int i = 0; i < path.getNameCount() - 1; i++) {
            rule = rule.path(path.getName(i));
        }
        return name.length() > 40
                ? Optional.empty()
                : rule.path("properties").propertyNames().stream()
                        .filter(known -> distance(known, name) <= MISTYPED)
                        .min(Comparator.comparingInt(known -> distance(known, name)));
    }

    /** Letters to add, drop or change to get from one word to the other. */
    private static int distance(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal
                        + (Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1))
                                ? 0
                                : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }

    private static String wrongType(String field, JsonNode value) {
        return value.isNull()
                ? "Het veld %s is leeg (null).".formatted(field)
                : "De waarde bij %s is niet van de goede soort.".formatted(field);
    }

    private static String rightType(JsonNode type, JsonNode value) {
        String right = TYPES.getOrDefault(type.asString(""), "wat het schema vraagt");
        if (value.isNull()) {
            return "Laat het veld weg als het nog niet gevraagd is, of vul %s in.".formatted(right);
        }
        return type.asString("").equals("string") && value.isValueNode()
                ? "Zet de waarde tussen aanhalingstekens."
                : "Vul %s in.".formatted(right);
    }

    private static String values(JsonNode allowed) {
        return allowed.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }

    private static String repeat(JsonNode value) {
        String text = value.isValueNode() ? value.asString("") : "";
        return REPEATABLE.matcher(text).matches() && !Burgerservicenummer.in(text) ? text : "De waarde";
    }
}
