package nl.profielwijzer.conversation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.profielwijzer.intake.Burgerservicenummer;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.Rol;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * What stands in the form of a conversation, as it was typed: also what is unfinished or wrong. An answer that isn't there
 * has not been given yet.
 *
 * <p>A field is named by its path in the intake; of a lid the path begins with {@code lid.} and a number that it keeps.
 * A list has an answer of its own, {@code ja} or {@code geen}, and a {@code ja} for each of its items.
 *
 * @param antwoorden by field
 */
public record Invoer(SortedMap<String, String> antwoorden) {
    /** The answer to yes-or-no questions, and of a list that has items. */
    public static final String JA = "ja";

    /** The answer of a list that was asked for and is empty. */
    public static final String GEEN = "geen";

    static final String INZET = "huishouden.inzet";

    private static final String LID = "lid.";
    private static final int MOST_LEDEN = 20;
    private static final Pattern FIELD = Pattern.compile(
            "gemeente|kenmerk|peildatum" + "|(?:melding|huishouden|lid\\.[1-9][0-9]?)(?:\\.[A-Za-z0-9_]{1,40}){1,3}");
    private static final Pattern NUMBERED = Pattern.compile("(lid|huishouden\\.inzet)\\.([1-9][0-9]?)\\..+");
    private static final TypeReference<TreeMap<String, String>> ANTWOORDEN = new TypeReference<>() {};

    public Invoer {
        antwoorden = Collections.unmodifiableSortedMap(new TreeMap<>(antwoorden));
    }

    public static Invoer leeg() {
        return new Invoer(new TreeMap<>());
    }

    static Invoer lees(String json) {
        return new Invoer(Json.JSON.readValue(json, ANTWOORDEN));
    }

    String json() {
        return Json.JSON.writeValueAsString(antwoorden);
    }

    /** What stands in this field; empty when nothing does. */
    public String in(String veld) {
        return antwoorden.getOrDefault(veld, "");
    }

    /** The same with these answers; an empty one takes an answer away. What is no field of the form is left out. */
    public Invoer met(Map<String, String> gegeven) {
        SortedMap<String, String> samen = new TreeMap<>(antwoorden);
        gegeven.forEach((veld, antwoord) -> {
            if (FIELD.matcher(veld).matches()) {
                String text = antwoord.replace("\r\n", "\n").strip();
                if (text.isEmpty()) {
                    samen.remove(veld);
                } else {
                    samen.put(veld, text);
                }
            }
        });
        return new Invoer(samen);
    }

    /** The same without the answers that may hold a BSN: those are never kept. */
    public Invoer zonderBsn() {
        SortedMap<String, String> rest = new TreeMap<>(antwoorden);
        rest.values().removeIf(Burgerservicenummer::in);
        return new Invoer(rest);
    }

    /** The numbers of the leden, in order of adding. */
    public List<String> leden() {
        return numbers("lid");
    }

    /** The numbers of the lines about support that runs or ran. */
    public List<String> inzet() {
        return numbers(INZET);
    }

    private List<String> numbers(String group) {
        SortedSet<Integer> numbers = new TreeSet<>();
        for (String veld : antwoorden.keySet()) {
            Matcher matcher = NUMBERED.matcher(veld);
            if (matcher.matches() && matcher.group(1).equals(group)) {
                numbers.add(Integer.valueOf(matcher.group(2)));
            }
        }
        List<String> keys = new ArrayList<>();
        numbers.forEach(number -> keys.add(number.toString()));
        return keys;
    }

    /** The same with one lid more, unless there are as many as an intake can hold. */
    public Invoer metLid(Rol rol) {
        List<String> leden = leden();
        return leden.size() >= MOST_LEDEN ? this : met(Map.of(LID + free(leden) + ".rol", rol.name()));
    }

    /** The same without this lid and without what was said about it elsewhere. */
    public Invoer zonderLid(String lid) {
        SortedMap<String, String> rest = new TreeMap<>(antwoorden);
        rest.keySet().removeIf(veld -> veld.startsWith(LID + lid + "."));
        rest.entrySet()
                .removeIf(answer -> answer.getValue().equals(lid)
                        && (answer.getKey().endsWith(".voorLid")
                                || answer.getKey().matches("huishouden\\.inzet\\.\\d+\\.lid")));
        return new Invoer(rest);
    }

    /** Age of this lid on the peildatum; null when one of both dates is missing or wrong. */
    public @Nullable Integer leeftijd(String lid) {
        try {
            LocalDate born = LocalDate.parse(Typed.date(in(LID + lid + ".geboortedatum")));
            LocalDate day = LocalDate.parse(Typed.date(in("peildatum")));
            return day.isBefore(born) ? null : Period.between(born, day).getYears();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whether this lid asks for support. */
    public boolean vraagt(String lid) {
        return in(LID + lid + ".vraagtOndersteuning").equals(JA);
    }

    /** The number that a new line about support gets. */
    public String nieuweInzet() {
        return free(inzet());
    }

    private static String free(List<String> taken) {
        return String.valueOf(taken.stream().mapToInt(Integer::parseInt).max().orElse(0) + 1);
    }
}
