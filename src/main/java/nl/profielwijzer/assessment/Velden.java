package nl.profielwijzer.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.profielwijzer.intake.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of an intake and the answers each can have, read from the intake's own schema: what can be asked and
 * changed, so that no second list has to be kept.
 */
final class Velden {
    static final String LEEFGEBIEDEN = "leefgebieden";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Who a lid is can't be asked otherwise; and what the schema says is shown, never scored. */
    private static final Set<String> FIXED =
            Set.of("id", "rol", "geboortedatum", "vraagtOndersteuning", "positieveGezondheid", "leveringsvorm");

    private static final List<Veld> LID = new ArrayList<>();
    private static final List<Veld> ROOT = new ArrayList<>();

    static {
        try (InputStream in = Objects.requireNonNull(Velden.class.getResourceAsStream("/schemas/intake.schema.json"))) {
            JsonNode root = Json.JSON.readTree(in).get("properties");
            JsonNode huishouden = root.get("huishouden").get("properties");
            collect("", huishouden.get("leden").get("items").get("properties"), LID);
            collect("melding.", root.get("melding").get("properties"), ROOT);
            for (String part : List.of("ouderrelatie", "bestaanszekerheid")) {
                collect("huishouden." + part + ".", huishouden.get(part).get("properties"), ROOT);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Velden() {}

    /** The fields inside a lid. */
    static List<Veld> lid() {
        return LID;
    }

    /** The fields of melding, ouderrelatie and bestaanszekerheid, from the root. */
    static List<Veld> root() {
        return ROOT;
    }

    private static void collect(String prefix, JsonNode properties, List<Veld> into) {
        properties.properties().forEach(property -> {
            String name = property.getKey();
            JsonNode schema = property.getValue();
            if (prefix.isEmpty() && FIXED.contains(name)) {
                return;
            }
            if (schema.has("properties")) {
                collect(prefix + name + ".", schema.get("properties"), into);
            } else {
                Veld veld = new Veld(prefix + name, schema);
                if (!veld.answers().isEmpty()) {
                    into.add(veld);
                }
            }
        });
    }

    /**
     * One field.
     *
     * @param pad names joined by dots
     */
    record Veld(String pad, JsonNode schema) {
        /** The object it stands in, or the field itself when it stands alone. */
        String group() {
            int dot = pad.indexOf('.');
            return dot < 0 ? pad : pad.substring(0, dot);
        }

        String name() {
            return pad.substring(pad.lastIndexOf('.') + 1);
        }

        /** All answers of a closed field in the order of the schema, of a range its two ends; none of free text or dates. */
        List<JsonNode> answers() {
            List<JsonNode> answers = new ArrayList<>();
            JsonNode type = schema.get("type");
            if (schema.has("enum")) {
                schema.get("enum").forEach(answers::add);
            } else if (type == null) {
                return answers;
            } else if (type.asString().equals("boolean")) {
                answers.add(NODES.booleanNode(true));
                answers.add(NODES.booleanNode(false));
            } else if (schema.has("minimum") && schema.has("maximum")) {
                answers.add(schema.get("minimum"));
                answers.add(schema.get("maximum"));
            } else if (type.asString().equals("array")) {
                JsonNode items = schema.get("items");
                if (items.has("enum")) {
                    answers.add(NODES.arrayNode().add(items.get("enum").get(0)));
                    answers.add(NODES.arrayNode()
                            .add(items.get("enum").get(0))
                            .add(items.get("enum").get(1)));
                } else {
                    heaviestItems(items.get("properties"))
                            .forEach(item -> answers.add(NODES.arrayNode().add(item)));
                }
            }
            return answers;
        }

        /** One item per value of the first closed property, with every other property at its heaviest. */
        private static List<JsonNode> heaviestItems(JsonNode properties) {
            List<JsonNode> items = new ArrayList<>();
            String kind = properties.propertyNames().stream()
                    .filter(name -> properties.get(name).has("enum"))
                    .findFirst()
                    .orElseThrow();
            for (JsonNode value : properties.get(kind).get("enum")) {
                ObjectNode item = NODES.objectNode();
                item.set(kind, value);
                properties.properties().forEach(property -> {
                    JsonNode schema = property.getValue();
                    if (schema.has("maximum")) {
                        item.set(property.getKey(), schema.get("maximum"));
                    } else if (schema.path("type").asString("").equals("boolean")) {
                        item.put(property.getKey(), true);
                    }
                });
                items.add(item);
            }
            return items;
        }

        /** The answers one step from this one: a number up or down, the other yes or no, any other choice. */
        List<JsonNode> near(JsonNode nu) {
            List<JsonNode> near = new ArrayList<>();
            if (nu.isBoolean()) {
                near.add(NODES.booleanNode(!nu.asBoolean()));
            } else if (nu.isIntegralNumber() && schema.has("minimum")) {
                for (int value : new int[] {nu.asInt() - 1, nu.asInt() + 1}) {
                    if (value >= schema.get("minimum").asInt()
                            && value <= schema.get("maximum").asInt()) {
                        near.add(NODES.numberNode(value));
                    }
                }
            } else if (schema.has("enum")) {
                schema.get("enum").forEach(value -> {
                    if (!value.equals(nu)) {
                        near.add(value);
                    }
                });
            }
            return near;
        }

        /** The same field of each item that stands in this list: {@code beperkingen[0].ernst}. */
        List<Veld> ofItems(JsonNode list) {
            List<Veld> fields = new ArrayList<>();
            JsonNode properties = schema.path("items").path("properties");
            for (int i = 0; i < list.size(); i++) {
                for (var property : properties.properties()) {
                    fields.add(new Veld("%s[%d].%s".formatted(pad, i, property.getKey()), property.getValue()));
                }
            }
            return fields;
        }

        /** What stands in this field; null when nothing does. */
        @Nullable
        JsonNode in(JsonNode tree) {
            JsonNode found = tree.at(pointer());
            return found.isMissingNode() || found.isNull() ? null : found;
        }

        private String pointer() {
            return "/" + pad.replace("[", "/").replace("]", "").replace('.', '/');
        }

        /** A copy of the tree with this answer in the field. */
        ObjectNode with(JsonNode tree, JsonNode answer) {
            ObjectNode copy = (ObjectNode) tree.deepCopy();
            JsonNode parent = copy;
            String[] steps = pointer().substring(1).split("/");
            for (int i = 0; i < steps.length - 1; i++) {
                JsonNode child = parent.isArray() ? parent.get(Integer.parseInt(steps[i])) : parent.get(steps[i]);
                parent = child == null || child.isNull() ? ((ObjectNode) parent).putObject(steps[i]) : child;
            }
            ((ObjectNode) parent).set(steps[steps.length - 1], answer);
            return copy;
        }
    }
}
