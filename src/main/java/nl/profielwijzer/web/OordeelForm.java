package nl.profielwijzer.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import nl.profielwijzer.assessment.Uitslag.Advies;
import nl.profielwijzer.assessment.Uitslag.LidUitslag;
import nl.profielwijzer.catalogue.Afwijkredenen;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Profiel;
import nl.profielwijzer.catalogue.Profielcatalogus;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.receipt.Beoordeling;
import nl.profielwijzer.rules.Oordeel;
import nl.profielwijzer.rules.Route;
import nl.profielwijzer.rules.Wording;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a team chose, asked for each piece of advice: nothing is chosen beforehand, and who chooses otherwise says why. A row
 * is a lid and a law, for the Wmo also a result area.
 */
final class OordeelForm {
    private static final String OTHERWISE = "anders";
    private static final String FOLLOWED = "volg";
    private static final String NEXT_AREA = "nieuw";
    private static final Set<Route> CHOSEN = Set.of(
            Route.EIGEN_KRACHT,
            Route.NETWERK,
            Route.ALGEMENE_VOORZIENING,
            Route.INDIVIDUELE_VOORZIENING,
            Route.ANDERE_WET,
            Route.MENSELIJK_OORDEEL);

    private final AdviceView view;
    private final Profielcatalogus profielen;
    private final Wording wording;
    private final Afwijkredenen redenen;
    private final Map<String, String> answers;

    /** Which row each line of the judgement came from. */
    private final List<String> rows = new ArrayList<>();

    /** @param answers what was filled in; empty at the start */
    OordeelForm(
            AdviceView view,
            Catalogue catalogue,
            Beoordeling beoordeling,
            Afwijkredenen redenen,
            Map<String, String> answers) {
        this.view = view;
        this.profielen = catalogue.profielen(beoordeling.gemeente(), beoordeling.peildatum());
        this.wording = new Wording(catalogue.codes());
        this.redenen = redenen;
        this.answers = answers;
    }

    /** @param waarde what is sent; empty is no choice */
    record Optie(String waarde, String tekst) {}

    /**
     * One choice to make.
     *
     * @param nr how its fields begin
     * @param past what fits by the advice, one of which may be followed
     * @param routes where the question can be answered without a profile; empty for a result area of the Wmo
     */
    record Rij(
            String nr,
            String lid,
            Wet wet,
            String titel,
            List<Optie> past,
            List<Optie> profielen,
            List<Optie> intensiteiten,
            List<Optie> routes) {}

    public List<Rij> rijen() {
        List<Rij> rows = new ArrayList<>();
        for (LidUitslag lid : view.leden()) {
            if (view.vraagt(lid) || !lid.adviezen().isEmpty()) {
                rows.addAll(rows(lid));
            }
        }
        return rows;
    }

    private List<Rij> rows(LidUitslag lid) {
        List<Rij> rows = new ArrayList<>();
        String who = view.kop(lid.lid());
        boolean youth = applies(lid, Wet.JEUGDWET);
        if (youth) {
            rows.add(row(lid, Wet.JEUGDWET, "", who + ": jeugdhulp", of(lid, Wet.JEUGDWET)));
        }
        of(lid, Wet.WMO)
                .forEach(advies ->
                        rows.add(row(lid, Wet.WMO, advies.profiel(), who + ": " + advies.naam(), List.of(advies))));
        if (!youth && of(lid, Wet.WMO).isEmpty()) {
            rows.add(row(lid, Wet.WMO, "", who + ": ondersteuning", List.of()));
            if (view.stil(lid.lid())) {
                // Without advice the team names the areas itself, and often more than one.
                rows.add(row(lid, Wet.WMO, NEXT_AREA, who + ": nog iets anders", List.of()));
                rows.add(row(lid, Wet.WMO, NEXT_AREA + "2", who + ": en nog iets", List.of()));
            }
        } else if (applies(lid, Wet.WMO)) {
            rows.add(row(lid, Wet.WMO, NEXT_AREA, who + ": nog iets anders", List.of()));
        }
        return rows;
    }

    private static boolean applies(LidUitslag lid, Wet wet) {
        return lid.wetten().stream().anyMatch(each -> each.wet() == wet && each.oordeel() == Oordeel.JA);
    }

    private static List<Advies> of(LidUitslag lid, Wet wet) {
        return lid.adviezen().stream().filter(advies -> advies.wet() == wet).toList();
    }

    private Rij row(LidUitslag lid, Wet wet, String area, String title, List<Advies> advised) {
        List<Optie> fits = new ArrayList<>();
        for (Advies advies : advised) {
            Stream.concat(
                            Stream.of(advies.profiel()),
                            Objects.requireNonNullElse(advies.alternatieven(), List.<String>of()).stream())
                    .sorted()
                    .forEach(code -> fits.add(new Optie(
                            FOLLOWED + ":" + code + ":" + advies.intensiteit(),
                            "%s, %s".formatted(named(code), wording.said(advies.intensiteit())))));
        }
        boolean decided = advised.isEmpty() && area.isEmpty() && CHOSEN.contains(lid.route());
        if (decided && lid.route() != Route.MENSELIJK_OORDEEL) {
            fits.add(new Optie(FOLLOWED + "::", Wording.capitalised(wording.said(lid.route()))));
        }
        boolean known = !area.isEmpty() && !area.startsWith(NEXT_AREA);
        return new Rij(
                "%s-%s-%s".formatted(lid.lid(), wet.name().toLowerCase(java.util.Locale.ROOT), area),
                lid.lid(),
                wet,
                title,
                fits,
                known ? List.of() : profiles(wet),
                intensities(wet, known),
                area.isEmpty() ? routes() : List.of());
    }

    private String named(String code) {
        return profielen.profielen().stream()
                .filter(profiel -> profiel.code().equals(code))
                .map(Profiel::naam)
                .findFirst()
                .orElse(code);
    }

    private List<Optie> profiles(Wet wet) {
        return Stream.concat(
                        Stream.of(new Optie("", "Geen")),
                        profielen.profielen().stream()
                                .filter(profiel -> profiel.wet() == wet)
                                .map(profiel -> new Optie(profiel.code(), profiel.naam())))
                .toList();
    }

    private List<Optie> intensities(Wet wet, boolean known) {
        return Stream.concat(
                        Stream.of(new Optie("", "Kies")),
                        Stream.of(Intensiteit.values())
                                .filter(each -> each.isTier() == (wet == Wet.WMO))
                                .filter(each -> known || each != Intensiteit.T0)
                                .map(each -> new Optie(
                                        each.name(),
                                        each == Intensiteit.T0 ? "Niets" : Wording.capitalised(wording.said(each)))))
                .toList();
    }

    private List<Optie> routes() {
        return Stream.concat(
                        Stream.of(new Optie("", "Kies")),
                        Stream.of(Route.values())
                                .filter(CHOSEN::contains)
                                .map(each -> new Optie(each.name(), Wording.capitalised(wording.said(each)))))
                .toList();
    }

    public List<Optie> redenen() {
        return Stream.concat(
                        Stream.of(new Optie("", "Kies waarom")),
                        redenen.keuze().map(reden -> new Optie(reden.code(), reden.omschrijving())))
                .toList();
    }

    /** What was filled in here before the form came back. */
    public String in(Rij rij, String field) {
        return answers.getOrDefault(rij.nr() + "." + field, "");
    }

    /** The judgement that this form makes, as the API takes it. */
    ObjectNode json() {
        ObjectNode tree = Json.JSON.createObjectNode();
        ArrayNode oordelen = tree.putArray("oordelen");
        rows.clear();
        for (Rij rij : rijen()) {
            ObjectNode line = line(rij);
            if (line != null) {
                oordelen.add(line);
                rows.add(rij.nr());
            }
        }
        return tree;
    }

    private @Nullable ObjectNode line(Rij rij) {
        String choice = in(rij, "keuze");
        ObjectNode line = Json.JSON.createObjectNode();
        line.put("lid", rij.lid());
        line.put("wet", rij.wet().name());
        if (choice.startsWith(FOLLOWED + ":")) {
            String[] parts = choice.split(":", -1);
            put(line, "profiel", parts[1]);
            put(line, "intensiteit", parts.length > 2 ? parts[2] : "");
            if (parts[1].isEmpty() || rij.wet() == Wet.JEUGDWET) {
                line.put("route", route(rij.lid()).name());
            }
            return line;
        }
        if (!choice.equals(OTHERWISE)) {
            return null;
        }
        String profiel =
                rij.profielen().isEmpty() ? rij.nr().substring(rij.nr().lastIndexOf('-') + 1) : in(rij, "profiel");
        put(line, "profiel", profiel);
        put(line, "intensiteit", profiel.isEmpty() ? "" : in(rij, "intensiteit"));
        put(line, "route", in(rij, "route"));
        put(line, "reden", in(rij, "reden"));
        put(line, "toelichting", in(rij, "toelichting").strip());
        return line;
    }

    private Route route(String lid) {
        return view.uitslag().leden().stream()
                .filter(each -> each.lid().equals(lid))
                .findFirst()
                .orElseThrow()
                .route();
    }

    private static void put(ObjectNode line, String field, String value) {
        if (!value.isEmpty()) {
            line.put(field, value);
        }
    }

    /** A fault in the words of the form, with where it is. */
    Formulierfout told(Fout fault) {
        String[] steps = fault.pointer().split("/");
        int line = steps.length > 2 && steps[2].matches("\\d+") ? Integer.parseInt(steps[2]) : -1;
        String nr = line >= 0 && line < rows.size() ? rows.get(line) : "";
        String title = rijen().stream()
                .filter(rij -> rij.nr().equals(nr))
                .map(rij -> rij.titel() + ". ")
                .findFirst()
                .orElse("");
        String text = switch (fault.code()) {
            case "te-weinig" -> "Er is nog niets gekozen. Kies bij ten minste één lid.";
            case "reden-ontbreekt" -> "Dit is anders dan het advies. Kies waarom.";
            case "reden-zonder-afwijking" -> "Dit is hetzelfde als het advies. Kies het daar, of kies iets anders.";
            case "oordeel-ontbreekt" -> "Van dit lid is niet bij elk advies gekozen. Kies ook bij de andere.";
            case "verplicht" ->
                steps.length > 3 && steps[3].equals("intensiteit")
                        ? "Kies ook hoe zwaar."
                        : "Kies een profiel, of waar de vraag wordt opgepakt.";
            default -> fault.melding() + " " + fault.herstel();
        };
        return new Formulierfout(nr.isEmpty() ? "#kop-oordeel" : "#rij-" + nr, title, text);
    }

    /** A line of an earlier judgement in words. */
    public String gezegd(nl.profielwijzer.monitoring.Oordeelregel regel) {
        String what = regel.profiel() == null
                ? wording.said(regel.route())
                : named(regel.profiel())
                        + (regel.intensiteit() == Intensiteit.T0
                                ? ": niets"
                                : ", " + wording.said(regel.intensiteit()));
        String why = redenen.afwijkredenen().stream()
                .filter(reden -> reden.code().equals(regel.reden()))
                .map(reden -> " Anders dan het advies: " + reden.omschrijving())
                .findFirst()
                .orElse("");
        String note = regel.toelichting();
        return "%s: %s.%s%s".formatted(view.kop(regel.lid()), what, why, note == null ? "" : " " + note);
    }
}
