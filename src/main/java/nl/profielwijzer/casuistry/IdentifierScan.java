package nl.profielwijzer.casuistry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.profielwijzer.casuistry.Persoonsgegeven.Soort;
import nl.profielwijzer.intake.Burgerservicenummer;
import org.apache.commons.validator.routines.IBANValidator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds in a text what leads straight to a person: BSN, date of birth, postcode, telephone, e-mail, IBAN and names after
 * titles. What it finds is blanked before it looks for the next kind, so that an account number is not also a telephone
 * number.
 */
public final class IdentifierScan {
    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}0-9._%+-]{1,64}@[\\p{L}0-9-]{1,63}(?:\\.[\\p{L}0-9-]{2,63})+");

    private static final Pattern IBAN =
            Pattern.compile("(?<![\\p{L}0-9])[A-Za-z]{2}[0-9]{2}(?:[ .-]?[A-Za-z0-9]){11,30}");
    private static final int IBAN_SHORTEST = 15;

    /** With the code of a country, or ten digits that begin with a zero. */
    private static final Pattern TELEFOON = Pattern.compile("(?<![0-9+])"
            + "(?:(?:\\+|00)[1-9](?:[ .\\-/()]{0,3}[0-9]){7,13}|\\(?0[1-9](?:[ .\\-/()]{0,2}[0-9]){8})(?![0-9])");

    /** Random names of things hold every kind of number by chance. */
    private static final Pattern RANDOM = Pattern.compile(
            "(?i)(?<![0-9a-z])"
                    + "(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?=[0-9]*[a-f])[0-9a-f]{32,128})(?![0-9a-z])");

    /** What an expert is called: a role with a number, or a letter or two. */
    private static final Pattern ROLE = Pattern.compile("[A-Za-z]{1,2}|[A-Za-z]{0,12}[-_ ]?[0-9]{1,6}");

    private static final Pattern POSTCODE =
            Pattern.compile("(?<![\\p{L}0-9_])[1-9][0-9]{3}(?:[ \\u00a0]?[A-Z]{2}|[a-z]{2})(?![\\p{L}0-9_])");

    private static final List<String> MONTHS =
            List.of("jan", "feb", "m(?:aa)?rt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec");

    /** Day, month and year, in that order or turned around, with the month in words or as eight digits. */
    private static final List<Pattern> DATES = List.of(
            Pattern.compile("(?<![0-9])(?<y>(?:19|20)[0-9]{2})[-/. ](?<m>[0-9]{1,2})[-/. ](?<d>[0-9]{1,2})(?![0-9])"),
            Pattern.compile(
                    "(?<![0-9])(?<d>[0-9]{1,2})[-/. ](?<m>[0-9]{1,2})[-/. ]'?(?<y>(?:19|20)?[0-9]{2})(?![0-9])"),
            Pattern.compile(
                    "(?<![0-9])(?<d>[0-9]{1,2})(?:e|ste|de)?[ -](?<m>(?i:%s)\\p{L}{0,6})\\.?[ -]'?(?<y>(?:19|20)?[0-9]{2})(?![0-9])"
                            .formatted(String.join("|", MONTHS))),
            Pattern.compile("(?<![0-9])(?<d>[0-3][0-9])(?<m>[01][0-9])(?<y>(?:19|20)[0-9]{2})(?![0-9])"),
            Pattern.compile("(?<![0-9])(?<y>(?:19|20)[0-9]{2})(?<m>[01][0-9])(?<d>[0-3][0-9])(?![0-9])"));

    private static final Pattern BORN = Pattern.compile("(?i)\\bgeb(?:oren|oorte|\\.|dat)|jarig|verjaar|\\bdob\\b");

    /** Characters between a date and the word "geboren". */
    private static final int NEAR = 40;

    private static final String PREFIXES = "(?:(?:van|de|der|den|ten|ter|te|het|'t|von|el|al|ben)[ ]+)*";
    private static final Pattern NAAM = Pattern.compile("(?<![\\p{L}0-9])"
            + "(?i:(?:dhr|mevr|mw|fam|dr|drs|mr|ir|ing|prof)(?:\\.[ \\u00a0]*|[ \\u00a0]+)"
            + "|(?:de heer|heer|mevrouw|meneer|familie|juf|juffrouw|meester|zuster|dokter|oma|opa|tante|oom|genaamd|heet|heten"
            + "|naam is|naam:)[ \\u00a0]+)"
            + "(?<name>(?:\\p{Lu}\\.[ ]?)*" + PREFIXES + "\\p{Lu}[\\p{Ll}'’-][\\p{L}'’-]*"
            + "(?:[ ]+" + PREFIXES + "\\p{Lu}[\\p{L}'’-]+)*)");

    /** The contract's own fields for a day. */
    private static final Set<String> DATE_FIELDS =
            Set.of("peildatum", "datum", "geboortedatum", "klachtenSinds", "sinds", "tot");

    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,39}");
    private static final Pattern CODE = Pattern.compile("[A-Z_]{1,60}");
    private static final int SHORTEST_NUMBER = 8;
    private static final int LONGEST_SHAPE = 40;

    private final @Nullable LocalDate peildatum;
    private final List<Hit> hits = new ArrayList<>();
    private String text;

    /** What was found: its kind and its shape. */
    public record Hit(Soort soort, String gemaskeerd) {}

    private IdentifierScan(String text, @Nullable LocalDate peildatum) {
        this.text = text;
        this.peildatum = peildatum;
    }

    /** What stands in a whole case, names of unknown fields included. */
    static List<Persoonsgegeven> of(Rij rij) {
        List<Persoonsgegeven> found = new ArrayList<>();
        JsonNode casus = rij.inhoud();
        LocalDate peildatum = day(casus.path("intake").path("peildatum").asString(""));
        boolean real = Casus.Herkomst.GEANONIMISEERD
                .name()
                .equals(casus.path("herkomst").asString(""));
        walk("", "", casus, (field, name, text) -> {
            boolean ownDate = DATE_FIELDS.contains(name) && day(text) != null;
            List<Hit> hits = ownDate ? List.of() : in(text, peildatum);
            // Of real people no more than the month of birth is asked.
            if (ownDate && real && name.equals("geboortedatum") && !text.endsWith("-01")) {
                hits = List.of(new Hit(Soort.GEBOORTEDATUM, shape(text)));
            }
            if (real && name.equals("beoordelaar") && !ROLE.matcher(text).matches()) {
                hits = List.of(new Hit(Soort.NAAM, shape(text)));
            }
            if (casus.isString()) {
                // What can't be read holds the contract's own dates too.
                hits = hits.stream()
                        .filter(hit -> hit.soort() != Soort.GEBOORTEDATUM)
                        .toList();
            }
            hits.forEach(hit ->
                    found.add(new Persoonsgegeven(hit.soort(), rij.bestand(), rij.regel(), field, hit.gemaskeerd())));
        });
        return found;
    }

    /** Takes a text with its place. */
    private interface Texts {
        void take(String field, String name, String text);
    }

    private static void walk(String field, String name, JsonNode node, Texts texts) {
        if (node.isObject()) {
            node.propertyStream().forEach(property -> {
                String key = property.getKey();
                boolean showable = FIELD_NAME.matcher(key).matches();
                if (!showable) {
                    texts.take(field, "", key);
                }
                walk(showable ? field + "/" + key : field, key, property.getValue(), texts);
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(field + "/" + i, name, node.get(i), texts);
            }
        } else if (node.isString() && !CODE.matcher(node.stringValue()).matches()) {
            texts.take(field, name, node.stringValue());
        } else if (node.isNumber() && node.asString("").length() >= SHORTEST_NUMBER) {
            texts.take(field, name, node.asString(""));
        }
    }

    /**
     * What stands in this text.
     *
     * @param peildatum of the case; null when it can't be read
     */
    public static List<Hit> in(String text, @Nullable LocalDate peildatum) {
        IdentifierScan scan = new IdentifierScan(text, peildatum);
        scan.look();
        return scan.hits;
    }

    private void look() {
        if (text.indexOf('@') >= 0) {
            take(Soort.EMAIL, EMAIL, IdentifierScan::length);
        }
        if (text.chars().anyMatch(Character::isDigit)) {
            text = RANDOM.matcher(text).replaceAll(" ");
            take(Soort.IBAN, IBAN, IdentifierScan::ibanLength);
            DATES.forEach(pattern -> take(Soort.GEBOORTEDATUM, pattern, this::birthLength));
            take(Soort.TELEFOON, TELEFOON, IdentifierScan::length);
            take(Soort.POSTCODE, POSTCODE, IdentifierScan::length);
            if (Burgerservicenummer.in(text)) {
                hits.add(new Hit(Soort.BSN, "999999999"));
            }
        }
        Matcher naam = NAAM.matcher(text);
        while (naam.find()) {
            hits.add(new Hit(Soort.NAAM, shape(naam.group("name"))));
        }
    }

    /** @param hit how many characters from its start a match is what it looks like; 0 when it isn't */
    private void take(Soort soort, Pattern pattern, ToIntFunction<Matcher> hit) {
        StringBuilder left = new StringBuilder(text);
        Matcher matcher = pattern.matcher(text);
        for (int from = 0; from < text.length() && matcher.find(from); ) {
            int start = matcher.start();
            int length = hit.applyAsInt(matcher);
            if (length > 0) {
                hits.add(new Hit(soort, shape(text.substring(start, start + length))));
                left.replace(start, start + length, " ".repeat(length));
            }
            from = start + Math.max(1, length);
        }
        text = left.toString();
    }

    private static int length(Matcher match) {
        return match.end() - match.start();
    }

    /** Words may follow an account number, so every length is tried. */
    private static int ibanLength(Matcher match) {
        String candidate = match.group().toUpperCase(Locale.ROOT);
        return IntStream.rangeClosed(IBAN_SHORTEST, candidate.length())
                .filter(length -> Character.isLetterOrDigit(candidate.charAt(length - 1)))
                .filter(length -> IBANValidator.getInstance()
                        .isValid(candidate.substring(0, length).replaceAll("[ .-]", "")))
                .findFirst()
                .orElse(0);
    }

    /**
     * A day is a date of birth when a word says so, or when it lies more than a year before the peildatum: of what
     * happened that long ago no case needs the day.
     */
    private int birthLength(Matcher match) {
        LocalDate day = date(match.group("y"), match.group("m"), match.group("d"));
        if (day == null) {
            return 0;
        }
        String around = text.substring(Math.max(0, match.start() - NEAR), Math.min(text.length(), match.end() + NEAR));
        boolean longAgo =
                match.group("y").length() == 4 && (peildatum == null || day.isBefore(peildatum.minusYears(1)));
        return longAgo || BORN.matcher(around).find() ? length(match) : 0;
    }

    private static @Nullable LocalDate date(String year, String month, String day) {
        try {
            int number = Character.isDigit(month.charAt(0)) ? Integer.parseInt(month) : monthNamed(month);
            // Of a year in two digits only its having a 29 February matters.
            return LocalDate.of(
                    Integer.parseInt(year.length() == 2 ? "20" + year : year), number, Integer.parseInt(day));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int monthNamed(String name) {
        return 1
                + IntStream.range(0, MONTHS.size())
                        .filter(i -> Pattern.compile("(?i)" + MONTHS.get(i))
                                .matcher(name)
                                .lookingAt())
                        .findFirst()
                        .orElseThrow();
    }

    private static @Nullable LocalDate day(String iso) {
        try {
            return LocalDate.parse(iso);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String shape(String text) {
        String shape = text.replaceAll("\\p{L}", "x").replaceAll("\\p{N}", "9");
        return shape.length() > LONGEST_SHAPE ? shape.substring(0, LONGEST_SHAPE) + "…" : shape;
    }
}
