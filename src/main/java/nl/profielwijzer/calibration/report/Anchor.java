package nl.profielwijzer.calibration.report;

import java.util.regex.Pattern;

/**
 * A place in the page that can be linked to.
 *
 * @param id a letter, then letters, digits, hyphens and underscores
 */
public record Anchor(String id) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9-]");

    public Anchor {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "'%s' kan geen plek in de bladzijde zijn. Gebruik Anchor.of voor eigen nummers.".formatted(id));
        }
    }

    /** The place of a thing of this kind with this number, such as casus and c-12; other numbers get other places. */
    public static Anchor of(String kind, String number) {
        return new Anchor(kind
                + "-"
                + OTHER.matcher(number)
                        .replaceAll(
                                found -> "_%x_".formatted((int) found.group().charAt(0))));
    }

    String href() {
        return "#" + id;
    }
}
