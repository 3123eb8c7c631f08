package nl.profielwijzer.intake;

import com.networknt.schema.path.NodePath;
import java.util.regex.Pattern;

/**
 * A place in an intake, as a JSON pointer and in words. Stops at a name that could be something a person wrote: from
 * there on it names the place around it.
 *
 * @param text the pointer
 * @param label the name of the last field, as in a sentence
 * @param complete whether every name on the way could be shown
 */
record Pointer(String text, String label, boolean complete) {
    static final Pointer ROOT = new Pointer("", "de intake", true);

    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");

    static Pointer of(NodePath path) {
        Pointer pointer = ROOT;
        for (int i = 0; i < path.getNameCount(); i++) {
            pointer = path.getElement(i) instanceof Integer index ? pointer.at(index) : pointer.at(path.getName(i));
        }
        return pointer;
    }

    Pointer at(String name) {
        return complete && showable(name)
                ? new Pointer(text + "/" + name, name, true)
                : new Pointer(text, label, false);
    }

    Pointer at(int index) {
        String last = text.substring(text.lastIndexOf('/') + 1);
        return complete
                ? new Pointer(
                        text + "/" + index, "%s nummer %d".formatted(last.isEmpty() ? label : last, index + 1), true)
                : this;
    }

    private static boolean showable(String name) {
        return FIELD_NAME.matcher(name).matches() && !Burgerservicenummer.in(name);
    }
}
