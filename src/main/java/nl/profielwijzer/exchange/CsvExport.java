package nl.profielwijzer.exchange;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as CSV (RFC 4180): UTF-8, commas, a decimal point, true or false. An unknown value is empty, an empty
 * text is two quotes.
 *
 * <p>A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV Injection).
 */
public final class CsvExport {
    private static final Pattern FORMULA =
            Pattern.compile("[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);
    private static final Pattern NEEDS_QUOTES = Pattern.compile("^$|[\",\\r\\n]|^\\s|\\s$");
    private static final String END = "\r\n";

    private CsvExport() {}

    /** Replaces the file when it is there. */
    public static void write(CaseTable table, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(
                    table.columns().stream().map(column -> cell(column.name())).collect(Collectors.joining(",")));
            out.write(END);
            for (var row : table.rows()) {
                out.write(row.stream().map(CsvExport::cell).collect(Collectors.joining(",")));
                out.write(END);
            }
        }
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (!(value instanceof String text)) {
            return value.toString();
        }
        String safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        return NEEDS_QUOTES.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
