package nl.profielwijzer.conversation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import nl.profielwijzer.intake.SchemaCheck;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The intake that a form makes, by the schema of the intake, and from which field each place in it comes. What can't be read
 * is put in as it was typed, so that the check of every intake says what is wrong with it.
 */
final class FormTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonNode SCHEMA = SchemaCheck.schema("intake.schema.json");
    private static final JsonNode HUISHOUDEN =
            SCHEMA.path("properties").path("huishouden").path("properties");

    /** Fields that hold a lid, by the number it has in the form. */
    private static final Set<String> REFERENCES = Set.of("lid", "voorLid");

    /** Groups that are there or not by an answer of their own. */
    private static final Set<String> ASKED_AS_WHOLE = Set.of("mantelzorg");

    private static final String MONTH = "klachtenSinds";

    private final Invoer invoer;
    private final ObjectNode tree = NODES.objectNode();
    private final Map<String, String> fieldByPointer = new HashMap<>();
    private final Map<String, String> idByNumber = new LinkedHashMap<>();

    FormTree(Invoer invoer) {
        this.invoer = invoer;
        name();
        SCHEMA.get("properties").properties().forEach(property -> {
            String key = property.getKey();
            if (!key.equals("huishouden")) {
                put(tree, key, property.getValue(), "", "");
            }
        });
        if (!tree.has("melding")) {
            tree.putObject("melding");
        }
        ObjectNode huishouden = tree.putObject("huishouden");
        ArrayNode leden = huishouden.putArray("leden");
        fieldByPointer.put("/huishouden/leden", "huishouden.leden");
        JsonNode lid = HUISHOUDEN.path("leden").path("items");
        idByNumber.forEach((number, id) -> {
            ObjectNode node = NODES.objectNode().put("id", id);
            fill(node, lid, "/huishouden/leden/" + leden.size(), "lid." + number);
            if (!node.has("vraagtOndersteuning")) {
                node.put("vraagtOndersteuning", false);
            }
            leden.add(node);
        });
        HUISHOUDEN.properties().forEach(property -> {
            if (!property.getKey().equals("leden")) {
                put(huishouden, property.getKey(), property.getValue(), "/huishouden", "huishouden");
            }
        });
    }

    /** Leden are called by role and number: k1, k2, o1. */
    private void name() {
        Map<String, Integer> count = new HashMap<>();
        for (String number : invoer.leden()) {
            String rol = invoer.in("lid." + number + ".rol");
            String letter = rol.isEmpty() ? "x" : rol.substring(0, 1).toLowerCase(java.util.Locale.ROOT);
            idByNumber.put(number, letter + count.merge(letter, 1, Integer::sum));
        }
    }

    private void fill(ObjectNode into, JsonNode schema, String pointer, String field) {
        schema.path("properties").properties().forEach(property -> {
            if (!property.getKey().equals("id")) {
                put(into, property.getKey(), property.getValue(), pointer, field);
            }
        });
    }

    private void put(ObjectNode into, String key, JsonNode schema, String parent, String parentField) {
        String pointer = parent + "/" + key;
        String field = parentField.isEmpty() ? key : parentField + "." + key;
        fieldByPointer.put(pointer, field);
        JsonNode value = schema.has("properties")
                ? group(key, schema, pointer, field)
                : schema.path("type").asString("").equals("array")
                        ? list(key, schema, pointer, field)
                        : value(key, schema, invoer.in(field));
        if (value != null) {
            into.set(key, value);
        }
    }

    private @Nullable JsonNode group(String key, JsonNode schema, String pointer, String field) {
        ObjectNode group = NODES.objectNode();
        fill(group, schema, pointer, field);
        return ASKED_AS_WHOLE.contains(key)
                ? invoer.in(field).equals(Invoer.JA) ? group : null
                : group.isEmpty() ? null : group;
    }

    private @Nullable JsonNode list(String key, JsonNode schema, String pointer, String field) {
        ArrayNode list = NODES.arrayNode();
        String answer = invoer.in(field);
        if (answer.equals(Invoer.GEEN)) {
            return list;
        }
        if (!answer.equals(Invoer.JA)) {
            return null;
        }
        JsonNode items = schema.get("items");
        if (key.equals("inzet")) {
            for (String number : invoer.inzet()) {
                ObjectNode item = NODES.objectNode();
                fill(item, items, pointer + "/" + list.size(), field + "." + number);
                list.add(item);
            }
        } else if (items.has("enum")) {
            items.get("enum").forEach(code -> {
                if (chosen(field, code)) {
                    list.add(code);
                }
            });
        } else {
            String kind = items.get("required").get(0).asString();
            items.get("properties").get(kind).get("enum").forEach(code -> {
                if (chosen(field, code)) {
                    ObjectNode item = NODES.objectNode();
                    fill(item, items, pointer + "/" + list.size(), field + "." + code.asString());
                    item.set(kind, code);
                    list.add(item);
                }
            });
        }
        return list.isEmpty() ? null : list;
    }

    private boolean chosen(String field, JsonNode code) {
        return invoer.in(field + "." + code.asString()).equals(Invoer.JA);
    }

    private @Nullable JsonNode value(String key, JsonNode schema, String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        if (REFERENCES.contains(key)) {
            return NODES.stringNode(idByNumber.getOrDefault(typed, typed));
        }
        if (schema.path("format").asString("").equals("date")) {
            return NODES.stringNode(key.equals(MONTH) ? Typed.month(typed) : Typed.date(typed));
        }
        return switch (schema.path("type").asString("")) {
            case "boolean" ->
                typed.equals(Invoer.JA)
                        ? NODES.booleanNode(true)
                        : typed.equals("nee") ? NODES.booleanNode(false) : NODES.stringNode(typed);
            case "integer", "number" -> {
                if (!Typed.isNumber(typed)) {
                    yield NODES.stringNode(typed);
                }
                double number = Typed.number(typed);
                yield number == Math.rint(number) ? NODES.numberNode((long) number) : NODES.numberNode(number);
            }
            default -> NODES.stringNode(typed);
        };
    }

    ObjectNode tree() {
        return tree;
    }

    /** The field that this place of the intake comes from; the field of what it stands in when it has none of its own. */
    String field(String pointer) {
        for (String place = pointer; !place.isEmpty(); place = place.substring(0, place.lastIndexOf('/'))) {
            String field = fieldByPointer.get(place);
            if (field != null) {
                return field;
            }
        }
        return "";
    }

    /** The id in the intake of each lid, by its number in the form. */
    Map<String, String> ids() {
        return idByNumber;
    }

    /** How a field of this path, inside a lid or from the root, is answered. */
    static JsonNode schema(String path) {
        JsonNode schema = path.startsWith("melding.")
                        || !path.contains(".") && SCHEMA.get("properties").has(path)
                ? SCHEMA
                : HUISHOUDEN.path("leden").path("items");
        if (path.startsWith("huishouden.ouderrelatie")
                || path.startsWith("huishouden.bestaanszekerheid")
                || path.startsWith("huishouden.inzet")) {
            schema = SCHEMA;
        }
        for (String step : path.split("\\.")) {
            schema = schema.has("items") ? schema.get("items") : schema;
            schema = schema.path("properties").path(step);
        }
        return schema;
    }
}
