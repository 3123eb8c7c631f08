package nl.profielwijzer.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import nl.profielwijzer.calibration.agreement.Ratings;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of ratings: rows are cases, columns are raters, an empty cell is a missing rating.
 *
 * @param header the names of the raters, if the file has them
 * @param cases all of one width
 * @param order the labels in order; empty is not given
 */
record RatingsFile(Optional<List<String>> header, List<Csv.Line> cases, List<String> order) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)?");

    /**
     * Reads the file and checks its shape; what the cells mean is for {@link #ratings}.
     *
     * @param order the labels in order; empty is not given
     * @param headed whether the first line is a header; empty is to be found out
     */
    static RatingsFile read(Path file, List<String> order, Optional<Boolean> headed) throws UnreadableRatings {
        List<Csv.Line> lines = Csv.lines(text(file));
        if (lines.isEmpty()) {
            throw new UnreadableRatings(
                    "Het bestand is leeg. Zet op elke regel een casus en in elke kolom een beoordelaar.");
        }
        Csv.Line first = lines.get(0);
        int width = first.cells().size();
        if (width < 2) {
            throw new UnreadableRatings(("Regel %d heeft één kolom. Geef ten minste twee beoordelaars, "
                            + "en scheid de kolommen met een komma, puntkomma of tab.")
                    .formatted(first.number()));
        }
        for (Csv.Line line : lines) {
            if (line.cells().size() != width) {
                throw new UnreadableRatings(("Regel %d heeft %d kolommen en regel %d heeft er %d. "
                                + "Geef elke beoordelaar op elke regel een kolom, leeg als het oordeel ontbreekt.")
                        .formatted(line.number(), line.cells().size(), first.number(), width));
            }
        }
        boolean header = headed.orElseGet(() -> looksLikeHeader(lines, order));
        List<Csv.Line> cases = header ? lines.subList(1, lines.size()) : lines;
        if (cases.isEmpty()) {
            throw new UnreadableRatings(
                    "Onder de kop op regel %d staan geen casussen. Voeg ze toe, of geef --kop nee als het geen kop is."
                            .formatted(first.number()));
        }
        return new RatingsFile(header ? Optional.of(first.cells()) : Optional.empty(), cases, order);
    }

    /**
     * The cells as ratings: ranks if there is an order, else numbers if all are, else labels.
     *
     * @param labels whether labels without order will do
     */
    Ratings ratings(boolean labels) throws UnreadableRatings {
        if (!order.isEmpty()) {
            check(
                    order::contains,
                    "staat niet in de volgorde %s. Verbeter de cel of vul --volgorde aan."
                            .formatted(String.join(", ", order)));
            return Ratings.ofOrdered(read(cell -> cell), order);
        }
        if (labels && !cases.stream().allMatch(line -> line.cells().stream().allMatch(RatingsFile::emptyOrNumber))) {
            return Ratings.ofLabels(read(cell -> cell));
        }
        check(
                RatingsFile::emptyOrNumber,
                "is geen getal. Verbeter de cel, maak haar leeg als het oordeel ontbreekt, "
                        + "of geef met --volgorde de volgorde van de oordelen.");
        return Ratings.ofNumbers(read(cell -> Double.valueOf(cell.replace(',', '.'))));
    }

    private void check(Predicate<String> valid, String otherwise) throws UnreadableRatings {
        for (Csv.Line line : cases) {
            for (int column = 0; column < line.cells().size(); column++) {
                String cell = line.cells().get(column);
                if (!cell.isEmpty() && !valid.test(cell)) {
                    String rater = header.isEmpty()
                            ? ""
                            : " (%s)".formatted(header.get().get(column));
                    throw new UnreadableRatings("Regel %d, kolom %d%s: '%s' %s"
                            .formatted(line.number(), column + 1, rater, cell, otherwise));
                }
            }
        }
    }

    private <T> List<List<@Nullable T>> read(Function<String, T> reading) {
        List<List<@Nullable T>> rows = new ArrayList<>();
        for (Csv.Line line : cases) {
            List<@Nullable T> row = new ArrayList<>();
            for (String cell : line.cells()) {
                row.add(cell.isEmpty() ? null : reading.apply(cell));
            }
            rows.add(row);
        }
        return rows;
    }

    /** A header names raters: words above numbers, or words that are no rating in the lines below. */
    private static boolean looksLikeHeader(List<Csv.Line> lines, List<String> order) {
        List<String> first = lines.get(0).cells();
        if (first.stream().allMatch(RatingsFile::emptyOrNumber)) {
            return false;
        }
        Set<String> ratings = new HashSet<>(order);
        if (order.isEmpty()) {
            lines.subList(1, lines.size()).forEach(line -> ratings.addAll(line.cells()));
            if (ratings.stream().allMatch(RatingsFile::emptyOrNumber)) {
                return first.stream().noneMatch(cell -> NUMBER.matcher(cell).matches());
            }
            ratings.add("");
        }
        return Set.copyOf(first).size() == first.size() && first.stream().noneMatch(ratings::contains);
    }

    private static boolean emptyOrNumber(String cell) {
        return cell.isEmpty() || NUMBER.matcher(cell).matches();
    }

    private static String text(Path file) throws UnreadableRatings {
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new UnreadableRatings("Bestand %s bestaat niet. Kijk de naam na.".formatted(file));
        } catch (IOException e) {
            throw new UnreadableRatings(
                    "Bestand %s kan niet gelezen worden. Is het een bestand, en mag u het lezen?".formatted(file));
        }
        CharBuffer chars = CharBuffer.allocate(bytes.remaining());
        boolean malformed =
                StandardCharsets.UTF_8.newDecoder().decode(bytes, chars, true).isError();
        String text = chars.flip().toString();
        if (malformed) {
            long line = text.chars().filter(c -> c == '\n').count() + 1;
            throw new UnreadableRatings("Regel %d, teken %d is geen UTF-8. Bewaar het bestand als 'CSV UTF-8'."
                    .formatted(line, text.length() - text.lastIndexOf('\n')));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
