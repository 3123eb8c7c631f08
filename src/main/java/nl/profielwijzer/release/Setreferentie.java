package nl.profielwijzer.release;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names one parameter set by id and version, written as {@code voorbeeld@2}. */
public record Setreferentie(String id, int versie) {
    private static final Pattern SHAPE = Pattern.compile("([a-z0-9][a-z0-9-]{0,39})@([1-9][0-9]{0,5})");

    /** What this text names; empty when it is no reference. */
    public static Optional<Setreferentie> of(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(new Setreferentie(matcher.group(1), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    @JsonCreator
    static Setreferentie stored(String text) {
        return of(text).orElseThrow(() -> new IllegalArgumentException("'%s' is geen set".formatted(text)));
    }

    @Override
    @JsonValue
    public String toString() {
        return id + "@" + versie;
    }
}
