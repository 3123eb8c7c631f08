package nl.profielwijzer.web;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Parameter;
import nl.profielwijzer.rules.Rule;
import nl.profielwijzer.rules.RuleBook;
import nl.profielwijzer.rules.Wording;

/** Everything of the rule book that can be looked up, in the order in which a reader meets it. */
final class Regelboek {
    /** What the letter of a rule stands for, in the order of reading. */
    private static final Map<Character, String> CHAPTERS = chapters();

    /** Headings above the rules in a file, as a reader sees them. */
    private static final Map<String, String> HEADINGS = Map.of(
            "Wet", "Wat de wet zegt",
            "Lezing", "Hoe wij dat lezen",
            "Niet", "Wat hier niet onder valt",
            "Bron", "Bron",
            "Let op", "Let op");

    private final List<Ingang> ingangen = new ArrayList<>();
    private final Map<String, List<Onderdeel>> hoofdstukken = new LinkedHashMap<>();
    private final Map<String, Onderdeel> onderdelen = new LinkedHashMap<>();

    /**
     * Something with a page of its own.
     *
     * @param soort what it is, as one says it
     * @param code as it is cited; empty when it has none
     */
    record Ingang(String soort, String code, String titel, String pad, String tekst) {}

    /**
     * The rules that belong together: one profile, principle or safety measure.
     *
     * @param uitleg what its file says above the rules, by heading: law, reading and what it doesn't cover
     */
    record Onderdeel(String code, String titel, Map<String, String> uitleg, List<Rule> regels) {}

    Regelboek(RuleBook rules, Catalogue catalogue) {
        CHAPTERS.values().forEach(chapter -> hoofdstukken.putIfAbsent(chapter, new ArrayList<>()));
        Map<String, List<Rule>> byItem = new LinkedHashMap<>();
        rules.rules()
                .forEach(rule -> byItem.computeIfAbsent(rule.item(), item -> new ArrayList<>())
                        .add(rule));
        byItem.forEach((code, those) -> {
            Onderdeel onderdeel = onderdeel(code, those);
            onderdelen.put(code, onderdeel);
            hoofdstukken
                    .computeIfAbsent(CHAPTERS.getOrDefault(code.charAt(0), "Overig"), name -> new ArrayList<>())
                    .add(onderdeel);
        });
        hoofdstukken.values().removeIf(List::isEmpty);
        onderdelen.values().forEach(onderdeel -> {
            ingangen.add(new Ingang(
                    "onderdeel",
                    onderdeel.code(),
                    onderdeel.titel(),
                    "/regelboek/onderdelen/" + onderdeel.code(),
                    String.join(" ", onderdeel.uitleg().values())));
            onderdeel
                    .regels()
                    .forEach(rule -> ingangen.add(new Ingang(
                            "regel",
                            rule.id(),
                            rule.titel(),
                            "/regelboek/regels/" + rule.id(),
                            String.join(" ", rule.uitleg(), rule.grondslag(), rule.bron()))));
        });
        for (Parameter parameter : catalogue.parameters().parameters()) {
            ingangen.add(new Ingang(
                    "getal",
                    "",
                    parameter.naam(),
                    "/regelboek/getallen/" + parameter.naam(),
                    parameter.omschrijving() + " " + parameter.bron()));
        }
        catalogue
                .begrippen()
                .forEach(begrip -> ingangen.add(new Ingang(
                        "begrip",
                        "",
                        begrip.naam(),
                        "/regelboek/begrippen#" + begrip.term(),
                        begrip.definitie() + " " + begrip.term() + " " + begrip.bron())));
    }

    private static Map<Character, String> chapters() {
        Map<Character, String> chapters = new LinkedHashMap<>();
        chapters.put('V', "Veiligheid");
        chapters.put('L', "Welke wet");
        chapters.put('J', "Jeugdwet: profielen");
        chapters.put('W', "Wmo: resultaatgebieden");
        "DEGIKOPSTU".chars().forEach(letter -> chapters.put((char) letter, "Afweging"));
        chapters.put('B', "Beginselen");
        return chapters;
    }

    /** The first line of the text above the rules is the title; the rest are paragraphs that begin with a heading. */
    private static Onderdeel onderdeel(String code, List<Rule> rules) {
        List<String> lines =
                rules.get(0).toelichting().lines().map(String::strip).toList();
        String titel = lines.isEmpty() ? code : lines.get(0).replaceFirst("^" + code + "\\s+", "");
        Map<String, String> uitleg = new LinkedHashMap<>();
        String heading = "Toelichting";
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            int colon = line.indexOf(':');
            String rest = line;
            String named = colon < 0 ? null : HEADINGS.get(line.substring(0, colon));
            if (named != null) {
                heading = named;
                rest = line.substring(colon + 1).strip();
            }
            if (!rest.isEmpty()) {
                uitleg.merge(heading, rest, (before, more) -> before + " " + more);
            }
        }
        uitleg.replaceAll((name, text) -> Wording.capitalised(text));
        return new Onderdeel(code, titel, uitleg, List.copyOf(rules));
    }

    /** What a finding of this kind does, as a reader who doesn't know the product understands it. */
    static String betekenis(Rule rule) {
        return switch (rule.strekking()) {
            case VOOR -> "Pleit voor dit onderdeel";
            case TEGEN -> "Pleit tegen dit onderdeel";
            case SLUIT_UIT -> "Sluit dit onderdeel uit";
            case VRAAG -> "Leidt tot een vraag";
            case MAATREGEL -> "Vraagt een maatregel voor de veiligheid";
            case AANDACHT -> "Vraagt aandacht in het gesprek";
        };
    }

    /** Items by chapter. */
    Map<String, List<Onderdeel>> hoofdstukken() {
        return hoofdstukken;
    }

    /** @throws PageMissing when there is no such item */
    Onderdeel onderdeel(String code) {
        Onderdeel onderdeel = onderdelen.get(code);
        if (onderdeel == null) {
            throw new PageMissing();
        }
        return onderdeel;
    }

    /** What has all these words somewhere; first what has them in its name. */
    List<Ingang> zoek(String vraag) {
        List<String> words = Arrays.stream(plain(vraag).split("[^a-z0-9.]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return words.isEmpty()
                ? List.of()
                : ingangen.stream()
                        .filter(ingang -> words.stream()
                                .allMatch(word -> plain(ingang.code() + " " + ingang.titel() + " " + ingang.tekst())
                                        .contains(word)))
                        .sorted(Comparator.comparing((Ingang ingang) -> !words.stream()
                                .allMatch(word -> plain(ingang.code() + " " + ingang.titel())
                                        .contains(word))))
                        .toList();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
