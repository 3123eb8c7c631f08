package nl.profielwijzer.calibration.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One element of HTML or SVG, built by adding to it. */
final class Element implements Node {
    private static final Set<String> WITHOUT_CONTENT = Set.of("meta");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Node> children = new ArrayList<>();

    private Element(String name) {
        this.name = name;
    }

    static Element of(String name, Node... children) {
        return new Element(name).with(List.of(children));
    }

    static Element of(String name, String text) {
        return new Element(name).with(text);
    }

    Element set(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    Element classed(String names) {
        return set("class", names);
    }

    Element with(Node child) {
        children.add(child);
        return this;
    }

    Element with(List<? extends Node> more) {
        children.addAll(more);
        return this;
    }

    Element with(String text) {
        return with(new Text(text));
    }

    @Nullable
    String get(String attribute) {
        return attributes.get(attribute);
    }

    /** This element and all in it, from the outside in. */
    void visit(Consumer<Element> visitor) {
        visitor.accept(this);
        for (Node child : children) {
            if (child instanceof Element element) {
                element.visit(visitor);
            }
        }
    }

    @Override
    public void write(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            out.append(' ').append(attribute).append("=\"");
            new Text(value).write(out);
            out.append('"');
        });
        out.append('>');
        if (WITHOUT_CONTENT.contains(name)) {
            return;
        }
        for (Node child : children) {
            child.write(out);
        }
        out.append("</").append(name).append('>');
    }
}
