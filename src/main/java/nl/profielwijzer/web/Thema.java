package nl.profielwijzer.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The look of a municipality: one CSS file with design tokens under the names of NL Design System, in a class as such
 * themes have, {@code .weert-theme}, or on {@code :root}.
 *
 * @param file null is the look of the product
 * @param klasse the class of the theme; empty when it is on {@code :root}
 */
record Thema(@Nullable Path file, String klasse) {
    private static final Pattern CLASS = Pattern.compile("\\.([a-zA-Z][a-zA-Z0-9_-]*-theme)\\b");

    static Thema of(@Nullable Path file) {
        if (file == null) {
            return new Thema(null, "");
        }
        try {
            Matcher matcher = CLASS.matcher(Files.readString(file, StandardCharsets.UTF_8));
            return new Thema(file, matcher.find() ? matcher.group(1) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "het thema %s is niet te lezen. Kijk profielwijzer.thema na.".formatted(file), e);
        }
    }

    public boolean eigen() {
        return file != null;
    }
}
