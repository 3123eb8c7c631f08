package nl.profielwijzer.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Profiel;
import nl.profielwijzer.catalogue.Vraag;
import nl.profielwijzer.conversation.Invoer;
import nl.profielwijzer.conversation.Invulfout;
import nl.profielwijzer.conversation.Stand;
import nl.profielwijzer.conversation.Veld;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.rules.Wording;
import nl.profielwijzer.web.Vraagveld.Antwoord;
import nl.profielwijzer.web.Vraagveld.Item;
import nl.profielwijzer.web.Vraagveld.Soort;
import org.jspecify.annotations.Nullable;

/** Puts the fields of the form on a page as questions, in the words of the catalogue. */
final class Questions {
    private static final Antwoord NOT_ASKED = new Antwoord("", "Nog niet gevraagd", false);
    private static final String CHOOSE_GEMEENTE = "Kies een gemeente.";
    private static final int ADULT = 18;

    /** Below this score what someone wants and needs counts. */
    private static final int WAVERS = 3;

    /** The kind of an item inside a name, as in {@code beperkingen.DYSLEXIE.ernst}. */
    private static final Pattern OF_ITEM = Pattern.compile("\\.[A-Z][A-Z0-9_]+(?=\\.|$)");

    private static final Set<String> SHORT = Set.of(
            "peildatum", "melding.datum", "geboortedatum", "klachtenSinds", "mantelzorg.urenPerWeek", "sinds", "tot");

    private final Catalogue catalogue;
    private final Wording wording;
    private final Gebruiker gebruiker;
    private final Stand stand;
    private final Invoer invoer;
    private final Map<String, List<Invulfout>> faults;

    /** @param shown the faults that may be told now: what nobody came to yet isn't wrong */
    Questions(Catalogue catalogue, Gebruiker gebruiker, Stand stand, List<Invulfout> shown) {
        this.catalogue = catalogue;
        this.wording = new Wording(catalogue.codes());
        this.gebruiker = gebruiker;
        this.stand = stand;
        this.invoer = stand.invoer();
        this.faults = shown.stream().collect(Collectors.groupingBy(Invulfout::veld));
    }

    /** "kind k1 (9 jaar)" */
    String lid(String number) {
        Integer leeftijd = invoer.leeftijd(number);
        return naam(number) + (leeftijd == null ? "" : " (%d jaar)".formatted(leeftijd));
    }

    private String naam(String number) {
        String rol = invoer.in(Veld.van(number, "rol"));
        return (rol.isEmpty() ? "lid" : wording.code(rol)) + " " + stand.leden().getOrDefault(number, number);
    }

    /** The question of this field. */
    Vraagveld of(String veld) {
        String pad = Veld.pad(veld);
        return switch (pad) {
            case "gemeente" -> dropDown(veld, "Kies een gemeente", municipalities());
            case "kenmerk" -> line(veld, Soort.REGEL, "Een eigen kenmerk, nooit een naam of BSN.");
            case "melding.hulpvraag" ->
                line(veld, Soort.TEKST, "Zonder namen. Dit telt niet mee; het staat wel in het verslag.");
            case "rol" -> dropDown(veld, "Kies een rol", codes(veld));
            case "geboortedatum" -> line(veld, Soort.KORT, "dag-maand-jaar, bijvoorbeeld 10-05-2016");
            case "vraagtOndersteuning" -> line(veld, Soort.VINKJE, null);
            case "beperkingen", "signalen", "specialismen" -> list(veld);
            case "mantelzorg" -> carer(veld);
            default -> pad.startsWith("leefgebieden.") ? score(veld) : plain(veld);
        };
    }

    /** The fields of one line about support that runs or ran. */
    List<Vraagveld> inzet(String number) {
        String line = "huishouden.inzet." + number + ".";
        return List.of(
                dropDown(line + "lid", "Kies een lid", leden()),
                dropDown(line + "wet", "Kies een wet", codes(line + "wet")),
                dropDown(line + "profiel", "Weet ik niet", profiles()),
                dropDown(line + "intensiteit", "Weet ik niet", intensities()),
                line(line + "sinds", Soort.KORT, "dag-maand-jaar"),
                line(line + "tot", Soort.KORT, "Leeg als de hulp nog loopt."),
                plain(line + "effect"),
                plain(line + "bepaaldVoor18"),
                line(line + "omschrijving", Soort.REGEL, "Zonder namen."));
    }

    /** Whether there is support at all. */
    Vraagveld inzet() {
        return new Vraagveld(
                "huishouden.inzet",
                Soort.KEUZE,
                asked("huishouden.inzet").vraag(),
                null,
                invoer.in("huishouden.inzet"),
                fault("huishouden.inzet"),
                List.of(
                        NOT_ASKED,
                        new Antwoord(Invoer.GEEN, "Geen", false),
                        new Antwoord(Invoer.JA, "Wel hulp, namelijk", true)),
                List.of(),
                List.of());
    }

    private Vraag asked(String veld) {
        return catalogue.vragen().voor(OF_ITEM.matcher(Veld.pad(veld)).replaceAll(""));
    }

    private String question(String veld) {
        String lid = Veld.lid(veld);
        return Wording.capitalised(
                lid.isEmpty() ? asked(veld).vraag() : asked(veld).aan(naam(lid)));
    }

    private Vraagveld line(String veld, Soort soort, @Nullable String hulp) {
        return new Vraagveld(
                veld, soort, question(veld), hulp, invoer.in(veld), fault(veld), List.of(), List.of(), List.of());
    }

    private Vraagveld plain(String veld) {
        String pad = Veld.pad(veld).replaceAll("\\.\\d+(?=\\.)", "");
        Map<String, String> answers = asked(veld).antwoorden();
        if (answers.isEmpty() && (SHORT.contains(pad) || pad.startsWith("positieveGezondheid."))) {
            return line(
                    veld,
                    Soort.KORT,
                    pad.equals("klachtenSinds")
                            ? "maand-jaar, bijvoorbeeld 06-2025"
                            : pad.startsWith("positieveGezondheid.")
                                    ? "0 is heel slecht, 10 is heel goed."
                                    : pad.startsWith("mantelzorg.") ? null : "dag-maand-jaar, bijvoorbeeld 10-05-2016");
        }
        List<Antwoord> choices = new ArrayList<>(List.of(NOT_ASKED));
        if (answers.isEmpty()) {
            choices.add(new Antwoord(Invoer.JA, "Ja", false));
            choices.add(new Antwoord("nee", "Nee", false));
        }
        answers.forEach(
                (waarde, tekst) -> choices.add(new Antwoord(yesOrNo(waarde), Wording.capitalised(tekst), false)));
        return choice(veld, choices, List.of());
    }

    private static String yesOrNo(String waarde) {
        return switch (waarde) {
            case "true" -> Invoer.JA;
            case "false" -> "nee";
            default -> waarde;
        };
    }

    private Vraagveld choice(String veld, List<Antwoord> choices, List<Vraagveld> below) {
        return new Vraagveld(
                veld, Soort.KEUZE, question(veld), null, invoer.in(veld), fault(veld), choices, List.of(), below);
    }

    private Vraagveld score(String veld) {
        String lid = Veld.lid(veld);
        String leefgebied = Veld.pad(veld).substring("leefgebieden.".length());
        List<Antwoord> choices = new ArrayList<>(List.of(NOT_ASKED));
        Integer leeftijd = invoer.leeftijd(lid);
        boolean byTier = leeftijd == null || leeftijd >= ADULT || leefgebied.equals("mobiliteit");
        asked(veld)
                .antwoorden()
                .forEach((waarde, tekst) ->
                        choices.add(new Antwoord(waarde, tekst, byTier && Integer.parseInt(waarde) <= WAVERS)));
        return choice(
                veld,
                choices,
                byTier
                        ? List.of(
                                plain(Veld.van(lid, "gewenst." + leefgebied)),
                                plain(Veld.van(lid, "begeleiding." + leefgebied)))
                        : List.of());
    }

    private Vraagveld list(String veld) {
        String lid = Veld.lid(veld);
        String pad = Veld.pad(veld);
        Vraag kinds = catalogue.vragen().voor(pad.equals("beperkingen") ? "beperkingen.grondslag" : pad);
        List<String> about = switch (pad) {
            case "beperkingen" -> List.of("ernst", "blijvend", "vastgesteld");
            case "signalen" -> List.of("acuut");
            default -> List.of();
        };
        List<Item> items = new ArrayList<>();
        kinds.antwoorden().forEach((code, tekst) -> {
            String item = veld + "." + code;
            items.add(new Item(
                    item,
                    Wording.capitalised(tekst),
                    invoer.in(item).equals(Invoer.JA),
                    about.stream()
                            .map(each -> ofItem(item + "." + each, pad + "." + each, lid))
                            .toList()));
        });
        return new Vraagveld(
                veld,
                Soort.LIJST,
                question(veld),
                null,
                invoer.in(veld),
                fault(veld),
                List.of(
                        NOT_ASKED,
                        new Antwoord(Invoer.GEEN, "Nee", false),
                        new Antwoord(Invoer.JA, "Ja, namelijk", true)),
                items,
                List.of());
    }

    private Vraagveld ofItem(String veld, String pad, String lid) {
        Vraag vraag = catalogue.vragen().voor(pad);
        List<Antwoord> choices = new ArrayList<>(List.of(NOT_ASKED));
        if (vraag.antwoorden().isEmpty()) {
            choices.add(new Antwoord(Invoer.JA, "Ja", false));
            choices.add(new Antwoord("nee", "Nee", false));
        }
        vraag.antwoorden()
                .forEach((waarde, tekst) -> choices.add(new Antwoord(waarde, Wording.capitalised(tekst), false)));
        return new Vraagveld(
                veld,
                Soort.KEUZE,
                vraag.aan(naam(lid)),
                null,
                invoer.in(veld),
                fault(veld),
                choices,
                List.of(),
                List.of());
    }

    private Vraagveld carer(String veld) {
        String lid = Veld.lid(veld);
        return new Vraagveld(
                veld,
                Soort.KEUZE,
                question(veld),
                null,
                invoer.in(veld),
                fault(veld),
                List.of(NOT_ASKED, new Antwoord(Invoer.GEEN, "Nee", false), new Antwoord(Invoer.JA, "Ja", true)),
                List.of(),
                List.of(
                        dropDown(veld + ".voorLid", "Nog niet gevraagd", others(lid)),
                        plain(veld + ".urenPerWeek"),
                        plain(veld + ".belasting")));
    }

    private Vraagveld dropDown(String veld, String nothing, List<Antwoord> choices) {
        List<Antwoord> all = new ArrayList<>(List.of(new Antwoord("", nothing, false)));
        all.addAll(choices);
        return new Vraagveld(
                veld, Soort.UITKLAP, question(veld), null, invoer.in(veld), fault(veld), all, List.of(), List.of());
    }

    private List<Antwoord> municipalities() {
        return catalogue.gemeenten().stream()
                .filter(gemeente -> gebruiker.ziet(gemeente.code()))
                .map(gemeente -> new Antwoord(gemeente.code(), gemeente.naam(), false))
                .sorted(java.util.Comparator.comparing(Antwoord::tekst))
                .toList();
    }

    private List<Antwoord> codes(String veld) {
        return asked(veld).antwoorden().entrySet().stream()
                .map(entry -> new Antwoord(entry.getKey(), Wording.capitalised(entry.getValue()), false))
                .toList();
    }

    private List<Antwoord> leden() {
        return others("");
    }

    private List<Antwoord> others(String lid) {
        return invoer.leden().stream()
                .filter(number -> !number.equals(lid))
                .map(number -> new Antwoord(number, Wording.capitalised(lid(number)), false))
                .toList();
    }

    private List<Antwoord> profiles() {
        return catalogue.profielcatalogi().get(0).profielen().stream()
                .map((Profiel profiel) -> new Antwoord(profiel.code(), profiel.code() + " " + profiel.naam(), false))
                .toList();
    }

    private List<Antwoord> intensities() {
        return List.of(Intensiteit.values()).stream()
                .map(each -> new Antwoord(
                        each.name(), "%s (%s)".formatted(Wording.capitalised(wording.said(each)), each), false))
                .toList();
    }

    /** What is wrong with this field and what to do about it, in one sentence or two. */
    private @Nullable String fault(String veld) {
        List<Invulfout> found = faults.get(veld);
        return found == null ? null : found.stream().map(this::told).distinct().collect(Collectors.joining(" "));
    }

    /** The question that a fault is about, where the fault itself doesn't say. */
    String about(Invulfout fault) {
        boolean says = Set.of("verplicht", "te-weinig", "te-veel", "niemand-vraagt")
                .contains(fault.fout().code());
        return says || fault.veld().isEmpty() ? "" : question(fault.veld()) + " ";
    }

    /** A fault in the words of the form; those of the API speak of fields and their forms. */
    String told(Invulfout fault) {
        String field = fault.veld();
        return switch (fault.fout().code()) {
            case "verplicht" ->
                switch (Veld.pad(field).replaceAll("\\.\\d+(?=\\.)", "")) {
                    case "gemeente" -> CHOOSE_GEMEENTE;
                    case "rol" -> "Kies welke plaats dit lid in het huishouden heeft.";
                    case "geboortedatum" -> "Vul de geboortedatum in, bijvoorbeeld 10-05-2016.";
                    case "melding.datum", "peildatum" -> "Vul de datum in, bijvoorbeeld 20-02-2026.";
                    case "huishouden.inzet.lid" -> "Kies wie deze hulp krijgt of kreeg.";
                    case "huishouden.inzet.wet" -> "Kies uit welke wet deze hulp komt.";
                    case "huishouden.inzet.sinds" -> "Vul in sinds wanneer, bijvoorbeeld 01-09-2024.";
                    default -> "Vul dit in.";
                };
            case "geen-datum" ->
                field.endsWith("klachtenSinds")
                        ? "Dit is geen maand die bestaat. Schrijf maand en jaar, bijvoorbeeld 06-2025."
                        : "Dit is geen dag die bestaat. Schrijf dag, maand en jaar, bijvoorbeeld 10-05-2016.";
            case "datum-na-peildatum" ->
                "Deze dag ligt na de dag waarvoor het advies geldt. Kies een eerdere dag, of verander de peildatum bij de melding.";
            case "peildatum-te-vroeg" -> "Voor deze dag zijn er geen regels. Kies een latere dag.";
            case "tot-voor-sinds" -> "De hulp eindigt voor hij begint. Kijk beide dagen na.";
            case "te-weinig" -> "Er is nog niemand. Voeg ten minste één lid toe.";
            case "niemand-vraagt" -> "Niemand vraagt ondersteuning. Zet een vinkje bij wie ondersteuning vraagt.";
            case "verkeerd-type" -> "Vul een getal in, bijvoorbeeld 8.";
            case "buiten-bereik" -> "Dit getal kan niet. " + fault.fout().herstel();
            case "te-lang" -> "Deze tekst is te lang. " + fault.fout().herstel();
            case "bsn" -> "Hier staat een getal dat een BSN kan zijn. Haal het weg; dit veld is niet bewaard.";
            case "gemeente-onbekend" -> CHOOSE_GEMEENTE;
            case "verkeerde-vorm" ->
                field.equals("gemeente") ? CHOOSE_GEMEENTE : fault.fout().herstel();
            default -> fault.fout().melding() + " " + fault.fout().herstel();
        };
    }
}
