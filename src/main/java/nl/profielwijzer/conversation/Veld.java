package nl.profielwijzer.conversation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of fields in the form. */
public final class Veld {
    private static final Pattern OF_LID = Pattern.compile("lid\\.([0-9]+)\\.(.+)");

    private Veld() {}

    /** Whether this field is about one lid. */
    public static boolean vanLid(String veld) {
        return OF_LID.matcher(veld).matches();
    }

    /** The number of the lid that this field is about; empty when it is about none. */
    public static String lid(String veld) {
        Matcher matcher = OF_LID.matcher(veld);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** The path of this field in the intake, from the root or inside its lid. */
    public static String pad(String veld) {
        Matcher matcher = OF_LID.matcher(veld);
        return matcher.matches() ? matcher.group(2) : veld;
    }

    /** The field of this lid with this path. */
    public static String van(String lid, String pad) {
        return "lid." + lid + "." + pad;
    }
}
