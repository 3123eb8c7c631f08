package nl.profielwijzer.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question as it stands on a page, with what was answered.
 *
 * @param naam of the field in the form
 * @param hulp how to answer; null when the question says it
 * @param waarde as it was typed; empty is not asked yet
 * @param fout what is wrong with the answer and what to do; null when nothing is
 * @param antwoorden of a choice; the empty one is "not asked yet"
 * @param items of a list
 * @param onder what unfolds below an answer that makes it matter
 */
record Vraagveld(
        String naam,
        Soort soort,
        String vraag,
        @Nullable String hulp,
        String waarde,
        @Nullable String fout,
        List<Antwoord> antwoorden,
        List<Item> items,
        List<Vraagveld> onder) {

    enum Soort {
        /** One line of text. */
        REGEL,
        /** A date or a number: a short line. */
        KORT,
        TEKST,
        /** One of some answers, all in sight. */
        KEUZE,
        /** One of many answers, in a list that opens. */
        UITKLAP,
        /** Yes, or not ticked. */
        VINKJE,
        /** None, or some of a list. */
        LIJST
    }

    /** @param meer whether something unfolds below it */
    record Antwoord(String waarde, String tekst, boolean meer) {}

    /** @param onder what is asked about it once it is ticked */
    record Item(String naam, String tekst, boolean gekozen, List<Vraagveld> onder) {
        public String id() {
            return Vraagveld.id(naam);
        }
    }

    /** Of the field, or of its first answer: where the focus goes. */
    public String id() {
        return id(naam);
    }

    static String id(String naam) {
        return "v-" + naam.replace('.', '-');
    }

    /** The ids of what is said about the field, for those who hear the page. */
    public @Nullable String beschreven() {
        String ids = Stream.of(hulp == null ? "" : id() + "-hulp", fout == null ? "" : id() + "-fout")
                .filter(id -> !id.isEmpty())
                .collect(Collectors.joining(" "));
        return ids.isEmpty() ? null : ids;
    }

    public boolean beantwoord() {
        return !waarde.isEmpty();
    }

    /** Whether its answers are short enough to stand on one line. */
    public boolean opEenRij() {
        return antwoorden.stream()
                        .mapToInt(antwoord -> antwoord.tekst().length())
                        .sum()
                < 90;
    }

    /** The answer in words; empty when it isn't given. */
    public String gezegd() {
        String own = antwoorden.stream()
                .filter(antwoord -> antwoord.waarde().equals(waarde))
                .map(Antwoord::tekst)
                .findFirst()
                .orElse(waarde);
        String chosen = items.stream()
                .filter(Item::gekozen)
                .map(item -> item.tekst() + told(item.onder()))
                .collect(Collectors.joining("; "));
        return soort == Soort.LIJST && !chosen.isEmpty() ? chosen : own + told(beantwoord() ? onder : List.of());
    }

    private static String told(List<Vraagveld> below) {
        String answers = below.stream()
                .filter(Vraagveld::beantwoord)
                .map(each -> each.vraag() + " " + each.gezegd())
                .collect(Collectors.joining("; "));
        return answers.isEmpty() ? "" : " (" + answers + ")";
    }
}
