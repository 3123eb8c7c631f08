package nl.profielwijzer.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.assessment.Uitslag.Veiligheidsmaatregel;
import nl.profielwijzer.assessment.Uitslag.Waarneming;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.conversation.Gespreksstap;
import nl.profielwijzer.conversation.Invoer;
import nl.profielwijzer.conversation.Invulfout;
import nl.profielwijzer.conversation.Openstaand;
import nl.profielwijzer.conversation.Stand;
import nl.profielwijzer.conversation.Veld;
import nl.profielwijzer.conversation.Vragenlijst;
import nl.profielwijzer.rules.Wording;

/** Lays out the pages of a conversation: what is asked on each, what is folded away, and what stands beside it. */
final class IntakePages {
    private static final int BESIDE = 3;

    private final Catalogue catalogue;
    private final Wording wording;
    private final Vragenlijst vragenlijst;

    IntakePages(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.wording = new Wording(catalogue.codes());
        this.vragenlijst = new Vragenlijst(catalogue.leefgebieden());
    }

    /**
     * One page of the conversation.
     *
     * @param lid number of the lid it is about; empty when it is about all
     */
    record Bladzijde(Gespreksstap stap, String lid) {
        /** What follows the address of the conversation. */
        public String pad() {
            return stap.pad() + (lid.isEmpty() ? "" : "/" + lid);
        }
    }

    /** A step in the row at the top of each page. */
    record Schakel(int nummer, String naam, String pad, boolean hier) {}

    /**
     * Questions that belong together.
     *
     * @param titel who they are about; empty when that is clear
     * @param overig those whose answer can't change the advice as it stands
     */
    record Groep(String titel, List<Vraagveld> vragen, List<Vraagveld> overig) {
        public Groep {
            vragen = List.copyOf(vragen);
            overig = List.copyOf(overig);
        }
    }

    /** A line of the summary of faults. */
    record Foutregel(String tekst, String adres) {}

    /** A measure for safety in words. */
    record Maatregelregel(String wie, String maatregel, String omdat, boolean acuut) {}

    /** A question that still counts. */
    record Telt(String vraag, String omdat, List<String> gevolgen, boolean beslissend, String adres) {}

    /** A lid as its row on the page of the household. */
    record Lidrij(String nummer, String titel, List<Vraagveld> vragen) {}

    /** What was answered, under the step that asked it. */
    record Antwoordgroep(String titel, String adres, List<Vraagveld> vragen, long open) {}

    List<Bladzijde> all(Invoer invoer) {
        List<Bladzijde> pages = new ArrayList<>();
        for (Gespreksstap stap : Gespreksstap.values()) {
            if (stap == Gespreksstap.SITUATIE) {
                invoer.leden().stream().filter(invoer::vraagt).forEach(lid -> pages.add(new Bladzijde(stap, lid)));
            } else {
                pages.add(new Bladzijde(stap, ""));
            }
        }
        return pages;
    }

    Optional<Bladzijde> find(Invoer invoer, String stap, String lid) {
        return Gespreksstap.van(stap)
                .map(found -> new Bladzijde(found, lid))
                .filter(page -> all(invoer).contains(page)
                        || page.stap() == Gespreksstap.SITUATIE
                                && invoer.leden().contains(lid));
    }

    /** The page after this one. */
    Bladzijde after(Bladzijde page, Invoer invoer) {
        List<Bladzijde> pages = all(invoer);
        int place = pages.indexOf(page);
        return pages.get(Math.min(pages.size() - 1, place < 0 ? pages.size() - 1 : place + 1));
    }

    /** The page that asks this field. */
    private Bladzijde asking(String veld, Gespreksstap stap, Invoer invoer) {
        String lid = Veld.lid(veld);
        if (stap != Gespreksstap.SITUATIE) {
            return new Bladzijde(stap, "");
        }
        return invoer.vraagt(lid) ? new Bladzijde(stap, lid) : new Bladzijde(Gespreksstap.SAMEN, "");
    }

    String title(Bladzijde page, Questions questions) {
        return switch (page.stap()) {
            case MELDING -> "De melding";
            case HUISHOUDEN -> "Wie horen er bij het huishouden?";
            case VEILIGHEID -> "Is iedereen veilig?";
            case SITUATIE -> "Hoe gaat het met %s?".formatted(questions.lid(page.lid()));
            case SAMEN -> "Wat kan zelf en samen?";
            case SCHOOL_WERK_GELD -> "School, werk en geld";
            case CONTROLE -> "Klopt alles?";
        };
    }

    List<Schakel> row(Bladzijde here, Invoer invoer) {
        List<Schakel> row = new ArrayList<>();
        List<Bladzijde> pages = all(invoer);
        for (Gespreksstap stap : Gespreksstap.values()) {
            String pad = pages.stream()
                    .filter(page -> page.stap() == stap)
                    .map(Bladzijde::pad)
                    .findFirst()
                    .orElse("");
            row.add(new Schakel(stap.nummer(), stap.naam(), pad, stap == here.stap()));
        }
        row.add(new Schakel(row.size() + 1, "Advies", "", false));
        return row;
    }

    /** What is asked on this page; the household page has rows of its own. */
    List<Groep> groups(Bladzijde page, Stand stand, Questions questions) {
        Invoer invoer = stand.invoer();
        List<Groep> groups = new ArrayList<>();
        if (page.stap() == Gespreksstap.SITUATIE) {
            List<String> velden = vragenlijst.velden(page.stap(), invoer, page.lid());
            groups.add(group("", velden, stand, questions));
            return groups;
        }
        List<String> ofAll = vragenlijst.velden(page.stap(), invoer);
        if (page.stap() != Gespreksstap.HUISHOUDEN) {
            List<String> asking = invoer.leden().stream()
                    .sorted((one, other) -> Boolean.compare(invoer.vraagt(other), invoer.vraagt(one)))
                    .toList();
            for (String lid : asking) {
                groups.add(group(
                        Wording.capitalised(questions.lid(lid)),
                        vragenlijst.velden(page.stap(), invoer, lid),
                        stand,
                        questions));
            }
        }
        String title = groups.isEmpty() ? "" : page.stap() == Gespreksstap.SAMEN ? "De ouders samen" : "Het huishouden";
        groups.add(page.stap() == Gespreksstap.SAMEN ? groups.size() : 0, group(title, ofAll, stand, questions));
        groups.removeIf(group -> group.vragen().isEmpty() && group.overig().isEmpty());
        return groups;
    }

    private static Groep group(String titel, List<String> velden, Stand stand, Questions questions) {
        List<Vraagveld> counts = new ArrayList<>();
        List<Vraagveld> others = new ArrayList<>();
        for (String veld : velden) {
            Vraagveld vraag = questions.of(veld);
            (vraag.beantwoord() || vraag.fout() != null || matters(veld, stand) ? counts : others).add(vraag);
        }
        return new Groep(titel, counts, others);
    }

    private static boolean matters(String veld, Stand stand) {
        String pad = Veld.pad(veld);
        boolean always =
                pad.startsWith("melding.") || pad.equals("signalen") || !pad.contains(".") && !Veld.vanLid(veld);
        boolean never = pad.equals("leveringsvorm") || pad.startsWith("positieveGezondheid.");
        return always || !never && stand.telt(veld);
    }

    List<Lidrij> leden(Stand stand, Questions questions) {
        return stand.invoer().leden().stream()
                .map(lid -> new Lidrij(
                        lid,
                        Wording.capitalised(questions.lid(lid)),
                        vragenlijst.velden(Gespreksstap.HUISHOUDEN, stand.invoer(), lid).stream()
                                .map(questions::of)
                                .toList()))
                .toList();
    }

    /** The lines about support that stand there, and an empty one to fill in. */
    List<List<Vraagveld>> inzet(Stand stand, Questions questions) {
        return Stream.concat(
                        stand.invoer().inzet().stream(),
                        Stream.of(stand.invoer().nieuweInzet()))
                .map(questions::inzet)
                .toList();
    }

    /** What is wrong, each with a way to it: on this page or on another. */
    List<Foutregel> faults(List<Invulfout> shown, Bladzijde here, Stand stand, Questions questions, String base) {
        return shown.stream()
                .map(fault -> {
                    String lid = Veld.lid(fault.veld());
                    String who = lid.isEmpty() ? "" : Wording.capitalised(questions.lid(lid)) + ": ";
                    Bladzijde page = asking(fault.veld(), fault.stap(), stand.invoer());
                    return new Foutregel(
                            who + questions.about(fault) + questions.told(fault),
                            (page.equals(here) ? "" : base + page.pad()) + "#" + Vraagveld.id(fault.veld()));
                })
                .distinct()
                .toList();
    }

    List<Maatregelregel> measures(Stand stand) {
        return stand.veiligheid().stream()
                .sorted((one, other) -> Boolean.compare(other.acuut(), one.acuut()))
                .map(measure -> new Maatregelregel(
                        Wording.capitalised(who(measure.lid(), stand)),
                        wording.said(measure.maatregel()),
                        because(measure, stand.bevindingen()),
                        measure.acuut()))
                .toList();
    }

    private String who(String id, Stand stand) {
        return stand.leden().entrySet().stream()
                .filter(entry -> entry.getValue().equals(id))
                .map(entry -> wording.code(stand.invoer().in(Veld.van(entry.getKey(), "rol"))) + " " + id)
                .findFirst()
                .orElse(id);
    }

    private static String because(Veiligheidsmaatregel measure, List<Waarneming> seen) {
        return String.join(
                " ",
                seen.stream()
                        .filter(each -> measure.gronden().contains(each.regel())
                                && (each.lid() == null || each.lid().equals(measure.lid())))
                        .map(Waarneming::uitleg)
                        .distinct()
                        .toList());
    }

    /** The few questions that stand beside the page. */
    List<Telt> counts(Stand stand, String base) {
        return stand.openstaand().stream()
                .limit(BESIDE)
                .map(open -> counts(open, stand, base))
                .toList();
    }

    private Telt counts(Openstaand open, Stand stand, String base) {
        String lid = open.vraag().lid();
        String who = lid == null || open.vraag().vraag().contains(lid) ? "" : who(lid, stand) + ": ";
        return new Telt(
                Wording.capitalised(who + open.vraag().vraag()),
                open.vraag().omdat(),
                open.vraag().gevolgen(),
                open.vraag().beslissend(),
                base + asking(open.veld(), open.stap(), stand.invoer()).pad() + "#" + Vraagveld.id(open.veld()));
    }

    /** All that was answered, to read over. */
    List<Antwoordgroep> answers(Stand stand, Questions questions, String base) {
        List<Antwoordgroep> groups = new ArrayList<>();
        for (Bladzijde page : all(stand.invoer())) {
            if (page.stap() == Gespreksstap.CONTROLE) {
                continue;
            }
            if (page.stap() == Gespreksstap.HUISHOUDEN) {
                for (Lidrij lid : leden(stand, questions)) {
                    groups.add(answered(lid.titel(), base + page.pad(), lid.vragen()));
                }
                List<Vraagveld> support = new ArrayList<>(List.of(questions.inzet()));
                if (stand.invoer().in("huishouden.inzet").equals(Invoer.JA)) {
                    stand.invoer().inzet().forEach(number -> support.addAll(questions.inzet(number)));
                }
                groups.add(answered("Hulp die er is of was", base + page.pad(), support));
                continue;
            }
            for (Groep group : groups(page, stand, questions)) {
                List<Vraagveld> all = new ArrayList<>(group.vragen());
                all.addAll(group.overig());
                String about = page.lid().isEmpty() ? group.titel() : Wording.capitalised(questions.lid(page.lid()));
                groups.add(
                        answered(page.stap().naam() + (about.isEmpty() ? "" : " · " + about), base + page.pad(), all));
            }
        }
        return groups;
    }

    private static Antwoordgroep answered(String titel, String adres, List<Vraagveld> all) {
        List<Vraagveld> given = all.stream().filter(Vraagveld::beantwoord).toList();
        return new Antwoordgroep(titel, adres, given, all.size() - given.size());
    }

    Questions questions(Gebruiker gebruiker, Stand stand, List<Invulfout> shown) {
        return new Questions(catalogue, gebruiker, stand, shown);
    }
}
