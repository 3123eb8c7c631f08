package nl.profielwijzer.casuistry.generator;

import static nl.profielwijzer.intake.Leefgebied.BASALE_ADL;
import static nl.profielwijzer.intake.Leefgebied.FINANCIEN;
import static nl.profielwijzer.intake.Leefgebied.GEDRAG;
import static nl.profielwijzer.intake.Leefgebied.GEESTELIJKE_GEZONDHEID;
import static nl.profielwijzer.intake.Leefgebied.HUISELIJKE_RELATIES;
import static nl.profielwijzer.intake.Leefgebied.HUISVESTING;
import static nl.profielwijzer.intake.Leefgebied.INSTRUMENTELE_ADL;
import static nl.profielwijzer.intake.Leefgebied.JUSTITIE;
import static nl.profielwijzer.intake.Leefgebied.LICHAMELIJKE_GEZONDHEID;
import static nl.profielwijzer.intake.Leefgebied.MAATSCHAPPELIJKE_PARTICIPATIE;
import static nl.profielwijzer.intake.Leefgebied.MIDDELENGEBRUIK;
import static nl.profielwijzer.intake.Leefgebied.MOBILITEIT;
import static nl.profielwijzer.intake.Leefgebied.ONTWIKKELING;
import static nl.profielwijzer.intake.Leefgebied.OUDERSCHAP;
import static nl.profielwijzer.intake.Leefgebied.SCHOOLGANG;
import static nl.profielwijzer.intake.Leefgebied.SOCIAAL_NETWERK;
import static nl.profielwijzer.intake.Leefgebied.TIJDSBESTEDING;
import static nl.profielwijzer.intake.Leefgebied.WERK_EN_OPLEIDING;
import static nl.profielwijzer.intake.Leefgebied.ZELFSTANDIGHEID;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.profielwijzer.catalogue.Leefgebieden;
import nl.profielwijzer.intake.Arbeidsvermogen;
import nl.profielwijzer.intake.Bestaanszekerheid;
import nl.profielwijzer.intake.Bestaanszekerheid.Schulden;
import nl.profielwijzer.intake.Grondslag;
import nl.profielwijzer.intake.Huishouden;
import nl.profielwijzer.intake.Huishoudnorm;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Inzet;
import nl.profielwijzer.intake.Leefgebied;
import nl.profielwijzer.intake.Lid;
import nl.profielwijzer.intake.Mantelzorg;
import nl.profielwijzer.intake.Melding;
import nl.profielwijzer.intake.Onderwijs;
import nl.profielwijzer.intake.Onderwijs.Schoolverzuim;
import nl.profielwijzer.intake.Ouderrelatie;
import nl.profielwijzer.intake.Ouderrelatie.Strijd;
import nl.profielwijzer.intake.Rol;
import nl.profielwijzer.intake.Signaalsoort;
import nl.profielwijzer.intake.Specialisme;
import nl.profielwijzer.intake.Toezicht;
import nl.profielwijzer.intake.Verwijzer;
import nl.profielwijzer.intake.Wet;
import org.jspecify.annotations.Nullable;

/**
 * One invented household. A picture of what is going on and how bad it is drive everything that is asked, so that
 * scores, limitations, signs and complaints belong together as they do in practice; the rest varies by chance. How often
 * a picture occurs is chosen to show every profile, not to be like any town.
 */
final class InventedHousehold {
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 7, 1);
    private static final int DAYS = 365;

    /** What is going on. */
    private enum Picture {
        STRIJD(13, "De ouders maken steeds ruzie en het kind heeft er last van."),
        OPVOEDING(8, "Het opvoeden lukt niet meer en de regels thuis werken niet."),
        ZIEKE_OUDER(8, "Een ouder is ziek en kan er niet genoeg voor de kinderen zijn."),
        GEDRAG(14, "Het kind is vaak boos, thuis en op school."),
        ANGST(13, "Het kind is bang of somber en slaapt slecht."),
        ONTWIKKELING(10, "Het kind ontwikkelt zich anders en heeft veel begeleiding nodig."),
        LICHAAM(8, "Het kind kan door een beperking minder dan andere kinderen."),
        ONVEILIG(11, "Er spelen veel problemen tegelijk en het is thuis niet altijd veilig."),
        ZELFSTANDIG(9, "Op eigen benen staan lukt nog niet."),
        VERBLIJF(4, "Thuis wonen gaat niet meer."),
        DYSLEXIE(7, "Lezen en schrijven blijven heel moeilijk."),
        SCHOOL(3, "Het kind gaat niet graag naar school."),
        LICHT(9, "De ouders hebben een vraag over het opgroeien."),
        OUDERDOM(13, "Het huishouden en de zelfzorg worden te zwaar."),
        PSYCHISCH(12, "De dagen zijn leeg en het contact met anderen gaat moeilijk."),
        BEGELEIDING(10, "Zonder hulp loopt het met de post, het geld en de afspraken mis."),
        SCHULDEN(7, "Er zijn schulden en de woning is onzeker."),
        MANTELZORG(9, "De zorg voor een ander wordt te veel."),
        OUDERSCHAP(6, "Ouder zijn valt zwaar en er is weinig steun."),
        VERVOER(7, "Zelf ergens komen lukt niet meer."),
        WET_LANGDURIG(2, "Er is al zorg voor het leven en nu een nieuwe vraag."),
        WEINIG_BEKEND(3, "Er is hulp nodig, maar wat precies is nog niet besproken.");

        private final int weight;
        private final String question;

        Picture(int weight, String question) {
            this.weight = weight;
            this.question = question;
        }

        boolean youth() {
            return compareTo(OUDERDOM) < 0;
        }
    }

    private final Chance chance;
    private final Leefgebieden leefgebieden;
    private final LocalDate day;
    private final Picture picture;

    /** How bad it is, 0 to 1. */
    private final double severity;

    private final List<LidDraft> leden = new ArrayList<>();
    private final List<Inzet> support = new ArrayList<>();
    private @Nullable Strijd conflict;
    private boolean separated;
    private Schulden debts;

    private InventedHousehold(Chance chance, Leefgebieden leefgebieden) {
        this.chance = chance;
        this.leefgebieden = leefgebieden;
        day = FIRST_DAY.plusDays(chance.between(0, DAYS - 1));
        picture = chance.weighted(List.of(Picture.values()), each -> each.weight);
        severity = chance.level();
        debts = chance.in(0.1 + 0.2 * severity)
                ? chance.oneOf(Schulden.BEHEERSBAAR, Schulden.PROBLEMATISCH)
                : Schulden.GEEN;
        separated = chance.in(0.25);
        conflict = chance.in(0.9) ? (separated && chance.in(0.3) ? Strijd.LICHT : Strijd.GEEN) : null;
    }

    /** @param gemeenten CBS codes to draw from */
    static Intake draw(Chance chance, Leefgebieden leefgebieden, List<String> gemeenten) {
        InventedHousehold household = new InventedHousehold(chance, leefgebieden);
        if (household.picture.youth()) {
            household.family();
        } else {
            household.adults();
        }
        return household.intake(chance.oneOf(gemeenten));
    }

    private Intake intake(String gemeente) {
        List<Lid> drawn =
                leden.stream().map(lid -> lid.lid(day, chance.between(0, 11))).toList();
        boolean family = leden.stream().anyMatch(lid -> lid.rol == Rol.KIND);
        return new Intake(
                null,
                day,
                gemeente,
                new Melding(
                        day.minusDays(chance.between(1, 56)),
                        picture.youth()
                                ? chance.oneOf(
                                        Verwijzer.GEMEENTE,
                                        Verwijzer.HUISARTS,
                                        Verwijzer.ONDERWIJS,
                                        Verwijzer.ZELF,
                                        Verwijzer.JEUGDARTS)
                                : chance.oneOf(Verwijzer.GEMEENTE, Verwijzer.HUISARTS, Verwijzer.ZELF),
                        picture.question,
                        chance.in(0.3),
                        true),
                new Huishouden(
                        drawn,
                        support,
                        family ? new Ouderrelatie(separated, conflict) : null,
                        new Bestaanszekerheid(
                                debts,
                                chance.in(0.1 + 0.2 * severity),
                                picture == Picture.SCHULDEN && chance.in(0.3),
                                chance.in(0.02))));
    }

    // Families

    private void family() {
        LidDraft child = child("k1", age());
        child.asks = true;
        leden.add(child);
        int parents = chance.in(separated ? 0.15 : 0.75) ? 2 : 1;
        for (int i = 1; i <= parents; i++) {
            leden.add(parent("o" + i, Math.max(child.age + 20, chance.between(child.age + 22, child.age + 38))));
        }
        picture(child, leden.get(1));
        if (chance.in(picture == Picture.ONVEILIG ? 0.7 : 0.35)) {
            LidDraft sibling = child("k2", chance.between(Math.max(0, child.age - 5), Math.min(17, child.age + 4)));
            if (chance.in(picture == Picture.ONVEILIG ? 0.7 : 0.2)) {
                sibling.atMost(chance.oneOf(GEDRAG, GEESTELIJKE_GEZONDHEID), 3);
                sibling.asks = chance.in(0.4);
            }
            leden.add(sibling);
        }
    }

    private int age() {
        return switch (picture) {
            case ZELFSTANDIG -> chance.between(15, 20);
            case DYSLEXIE -> chance.between(7, 12);
            case SCHOOL -> chance.between(5, 16);
            case GEDRAG, ANGST -> chance.between(4, 17);
            default -> chance.between(1, 17);
        };
    }

    /** A child with which nothing special is going on yet. */
    private LidDraft child(String id, int age) {
        LidDraft child = new LidDraft(id, Rol.KIND, age);
        for (Leefgebied leefgebied : Leefgebied.values()) {
            boolean usual = leefgebied != JUSTITIE && leefgebied != MIDDELENGEBRUIK || age >= 12;
            if (usual
                    && leefgebied != OUDERSCHAP
                    && leefgebied != MOBILITEIT
                    && leefgebieden.asked(leefgebied, age)
                    && (leefgebied != SCHOOLGANG || age >= 4)
                    && chance.in(0.92)) {
                child.scores.put(leefgebied, chance.between(4, 5));
            }
        }
        if (age >= 4 && age < 18) {
            child.school = new Onderwijs(
                    chance.in(0.06) ? Schoolverzuim.BEGINNEND : Schoolverzuim.GEEN, chance.in(0.4), null, null);
        }
        child.residence = false;
        return child;
    }

    private LidDraft parent(String id, int age) {
        LidDraft parent = new LidDraft(id, Rol.OUDER, age);
        for (Leefgebied leefgebied : List.of(GEESTELIJKE_GEZONDHEID, MIDDELENGEBRUIK, LICHAMELIJKE_GEZONDHEID)) {
            parent.scores.put(leefgebied, chance.between(4, 5));
        }
        parent.strength = chance.between(2, 4);
        parent.network = chance.between(1, 4);
        parent.parenting = chance.in(0.93) ? chance.between(4, 5) : chance.between(2, 3);
        parent.parentingTeachable = chance.in(0.7);
        return parent;
    }

    private void picture(LidDraft child, LidDraft parent) {
        boolean light = severity < 0.35;
        child.complaintMonths =
                chance.in(0.95) ? (light && chance.in(0.6) ? chance.between(0, 4) : chance.between(3, 36)) : null;
        child.earlierHelpFailed = !light && chance.in(0.1 + 0.25 * severity);
        switch (picture) {
            case STRIJD -> {
                separated = chance.in(0.85);
                conflict = chance.in(0.25 + severity) ? Strijd.ERNSTIG : Strijd.LICHT;
                child.atMost(chance.oneOf(GEDRAG, GEESTELIJKE_GEZONDHEID, HUISELIJKE_RELATIES), problem());
                parent.parenting = chance.in(0.2) ? 3 : chance.between(4, 5);
            }
            case OPVOEDING -> {
                child.atMost(chance.oneOf(GEDRAG, GEDRAG, ONTWIKKELING), chance.in(0.8) ? 3 : 2);
                parent.parenting = chance.between(2, 3);
                parent.parentingTeachable = chance.in(0.85);
            }
            case ZIEKE_OUDER -> {
                child.atMost(chance.oneOf(HUISELIJKE_RELATIES, GEDRAG, GEESTELIJKE_GEZONDHEID), problem());
                parent.parenting = chance.between(1, 3);
                parent.atMost(
                        chance.oneOf(GEESTELIJKE_GEZONDHEID, GEESTELIJKE_GEZONDHEID, MIDDELENGEBRUIK),
                        chance.in(0.6) ? 2 : 3);
                if (chance.in(0.6)) {
                    parent.limitation(
                            chance.oneOf(Grondslag.PSYCHISCH, Grondslag.VERSLAVING, Grondslag.VERSTANDELIJK),
                            chance.between(2, 4),
                            chance.in(0.5),
                            chance.in(0.7));
                }
                if (chance.in(0.4)) {
                    parent.asks = true;
                    parent.atMost(OUDERSCHAP, chance.between(2, 3));
                    parent.atMost(SOCIAAL_NETWERK, chance.between(2, 4));
                }
            }
            case GEDRAG -> {
                child.atMost(GEDRAG, problem());
                if (chance.in(0.3)) {
                    child.limitation(Grondslag.GEDRAG, chance.between(2, 4), chance.in(0.3), chance.in(0.6));
                }
                if (child.age >= 12 && chance.in(0.3)) {
                    child.atMost(JUSTITIE, 3);
                }
                if (child.age >= 4 && chance.in(0.4)) {
                    child.atMost(SCHOOLGANG, 3);
                }
                parent.parenting = chance.between(3, 5);
            }
            case ANGST -> {
                child.atMost(GEESTELIJKE_GEZONDHEID, problem());
                if (chance.in(0.45)) {
                    child.limitation(Grondslag.PSYCHISCH, chance.between(2, 4), chance.in(0.15), chance.in(0.6));
                }
                if (child.age >= 12 && chance.in(0.08)) {
                    child.signal(Signaalsoort.ZELFVERWONDING, false);
                }
            }
            case ONTWIKKELING -> {
                child.atMost(Leefgebied.ONTWIKKELING, problem());
                if (chance.in(0.8)) {
                    child.limitation(
                            chance.oneOf(Grondslag.VERSTANDELIJK, Grondslag.ONTWIKKELING),
                            chance.between(2, 5),
                            chance.in(0.75),
                            chance.in(0.7));
                }
                supervision(child);
            }
            case LICHAAM -> {
                child.atMost(LICHAMELIJKE_GEZONDHEID, problem());
                child.limitation(
                        chance.oneOf(Grondslag.LICHAMELIJK, Grondslag.ZINTUIGLIJK),
                        chance.between(2, 5),
                        chance.in(0.65),
                        chance.in(0.9));
                child.scores.put(MOBILITEIT, chance.in(0.5) ? problem() : 4);
                supervision(child);
            }
            case ONVEILIG -> {
                child.signal(
                        chance.oneOf(
                                Signaalsoort.VERWAARLOZING,
                                Signaalsoort.HUISELIJK_GEWELD,
                                Signaalsoort.KINDERMISHANDELING),
                        chance.in(0.05));
                child.atMost(HUISELIJKE_RELATIES, 3);
                child.atMost(GEDRAG, problem());
                child.atMost(GEESTELIJKE_GEZONDHEID, chance.in(0.8) ? 3 : 4);
                child.atMost(Leefgebied.ONTWIKKELING, chance.between(3, 4));
                debts = chance.in(0.6) ? Schulden.PROBLEMATISCH : debts;
                parent.parenting = chance.between(1, 4);
                if (chance.in(0.15)) {
                    parent.signal(Signaalsoort.HULP_GEWEIGERD_BIJ_ONVEILIGHEID, false);
                }
            }
            case ZELFSTANDIG -> {
                child.atMost(ZELFSTANDIGHEID, problem());
                for (Leefgebied leefgebied : List.of(FINANCIEN, HUISVESTING, WERK_EN_OPLEIDING)) {
                    if (chance.in(0.4)) {
                        child.atMost(leefgebied, 3);
                    }
                }
                if (child.age >= 18 || chance.in(0.3)) {
                    support.add(new Inzet(
                            "k1",
                            Wet.JEUGDWET,
                            null,
                            null,
                            null,
                            day.minusYears(Math.max(1, child.age - 16)).withDayOfMonth(1),
                            null,
                            child.age >= 18,
                            null));
                }
            }
            case VERBLIJF -> {
                child.residence = true;
                child.atMost(HUISELIJKE_RELATIES, 2);
                child.atMost(GEDRAG, 2);
            }
            case DYSLEXIE -> {
                child.limitation(Grondslag.DYSLEXIE, chance.between(3, 4), true, chance.in(0.9));
                child.school = new Onderwijs(Schoolverzuim.GEEN, true, chance.in(0.85), null);
                child.atMost(SCHOOLGANG, chance.between(3, 4));
                child.supervision = chance.oneOf(Toezicht.GEEN, Toezicht.PERIODIEK, Toezicht.PERIODIEK);
                child.earlierHelpFailed = false;
            }
            case SCHOOL -> child.atMost(SCHOOLGANG, problem());
            case LICHT -> {
                child.atMost(chance.oneOf(GEDRAG, GEESTELIJKE_GEZONDHEID), chance.in(0.85) ? 3 : 4);
                child.complaintMonths = chance.between(0, 4);
                child.earlierHelpFailed = false;
                parent.strength = chance.between(3, 5);
                parent.network = chance.between(3, 5);
            }
            default -> throw new IllegalStateException(picture + " is no picture of a family");
        }
        worse(child, picture == Picture.LICHT || picture == Picture.SCHOOL || picture == Picture.DYSLEXIE ? 0.03 : 0.2);
    }

    /** Mostly 3 or 2, now and then past waiting. */
    private int problem() {
        return chance.in(0.012) ? 1 : chance.in(0.12 + 0.55 * severity) ? 2 : 3;
    }

    private void supervision(LidDraft child) {
        List<Toezicht> degrees =
                List.of(Toezicht.PERIODIEK, Toezicht.WEKELIJKS, Toezicht.DAGELIJKS, Toezicht.PERMANENT);
        int degree = Math.min(3, (int) (severity * 2.4 + chance.level()));
        child.supervision = chance.in(0.05) ? Toezicht.GEEN : degrees.get(degree);
    }

    /** The worse it is, the more else is wrong. */
    private void worse(LidDraft child, double share) {
        for (Leefgebied leefgebied : List.copyOf(child.scores.keySet())) {
            if (chance.in(share * severity)) {
                child.atMost(leefgebied, 3);
            }
        }
        if (chance.in(share * severity)) {
            child.specialisms.addAll(chance.oneOf(
                    List.of(Specialisme.JEUGD_GGZ),
                    List.of(Specialisme.ORTHOPEDAGOGIEK),
                    List.of(Specialisme.JEUGD_GGZ, Specialisme.LVB),
                    List.of(Specialisme.JEUGD_GGZ, Specialisme.VERSLAVINGSZORG)));
        }
        if (child.age >= 12 && chance.in(0.05 * severity)) {
            child.school = new Onderwijs(Schoolverzuim.LANGDURIG, true, null, null);
        }
    }

    // Adults

    private void adults() {
        boolean old = picture == Picture.OUDERDOM
                || (picture == Picture.MANTELZORG || picture == Picture.VERVOER) && chance.in(0.6);
        int age = old
                ? chance.between(67, 92)
                : picture == Picture.OUDERSCHAP ? chance.between(20, 45) : chance.between(23, 66);
        LidDraft person = adult("p1", Rol.INWONER, age);
        person.asks = true;
        leden.add(person);
        if (picture == Picture.MANTELZORG || chance.in(picture == Picture.OUDERDOM ? 0.35 : 0.3)) {
            LidDraft partner = adult("p2", Rol.PARTNER, Math.max(23, age + chance.between(-5, 5)));
            partner.scores.keySet().removeIf(leefgebied -> leefgebied != INSTRUMENTELE_ADL);
            if (old) {
                partner.scores.put(INSTRUMENTELE_ADL, chance.between(2, 5));
            }
            leden.add(partner);
        }
        boolean children = picture == Picture.OUDERSCHAP || !old && age < 55 && chance.in(0.25);
        if (children) {
            leden.add(child("k1", chance.between(0, Math.min(17, age - 19))));
            person.scores.put(OUDERSCHAP, chance.between(4, 5));
        }
        picture(person);
    }

    private LidDraft adult(String id, Rol rol, int age) {
        LidDraft adult = new LidDraft(id, rol, age);
        for (Leefgebied leefgebied : Leefgebied.values()) {
            if (leefgebied != OUDERSCHAP && leefgebieden.asked(leefgebied, age) && chance.in(0.9)) {
                adult.scores.put(leefgebied, chance.between(4, 5));
            }
        }
        adult.strength = chance.between(1, 4);
        adult.network = chance.between(1, 5);
        adult.work = age >= 67
                ? null
                : chance.oneOf(Arbeidsvermogen.GEEN, Arbeidsvermogen.BEPERKT, Arbeidsvermogen.VOLLEDIG);
        return adult;
    }

    private void picture(LidDraft person) {
        person.unplannable = chance.in(0.1 + 0.2 * severity);
        switch (picture) {
            case OUDERDOM -> {
                below(person, INSTRUMENTELE_ADL, 0.85);
                below(person, BASALE_ADL, 0.45);
                below(person, MOBILITEIT, 0.35);
                person.household = new Huishoudnorm(
                        chance.in(0.4),
                        chance.oneOf(Huishoudnorm.Beperkingen.values()),
                        chance.oneOf(Huishoudnorm.Samenstelling.values()),
                        Huishoudnorm.ExtraKamer.GEEN);
                person.limitation(
                        chance.oneOf(Grondslag.LICHAMELIJK, Grondslag.PSYCHOGERIATRISCH),
                        chance.between(2, 4),
                        true,
                        chance.in(0.7));
            }
            case PSYCHISCH -> {
                below(person, GEESTELIJKE_GEZONDHEID, 0.8);
                below(person, SOCIAAL_NETWERK, 0.6);
                below(person, TIJDSBESTEDING, 0.7);
                below(person, WERK_EN_OPLEIDING, 0.4);
                person.limitation(Grondslag.PSYCHISCH, chance.between(2, 4), chance.in(0.4), chance.in(0.7));
            }
            case BEGELEIDING -> {
                below(person, FINANCIEN, 0.85);
                below(person, MAATSCHAPPELIJKE_PARTICIPATIE, 0.5);
                below(person, SOCIAAL_NETWERK, 0.4);
                below(person, INSTRUMENTELE_ADL, 0.4);
                person.limitation(Grondslag.VERSTANDELIJK, chance.between(2, 4), true, chance.in(0.8));
            }
            case SCHULDEN -> {
                debts = Schulden.PROBLEMATISCH;
                below(person, FINANCIEN, 0.9);
                below(person, HUISVESTING, 0.7);
                below(person, JUSTITIE, 0.25);
            }
            case MANTELZORG -> {
                person.asks = chance.in(0.8);
                person.care = new Mantelzorg(
                        "p2", (double) chance.between(2, 40), chance.in(0.95) ? chance.between(3, 5) : null);
                LidDraft partner = leden.get(1);
                partner.asks = !person.asks || chance.in(0.4);
                below(partner, INSTRUMENTELE_ADL, 0.8);
                below(partner, BASALE_ADL, 0.6);
            }
            case OUDERSCHAP -> {
                below(person, OUDERSCHAP, 0.95);
                below(person, GEESTELIJKE_GEZONDHEID, 0.4);
                below(person, SOCIAAL_NETWERK, 0.4);
            }
            case VERVOER -> {
                below(person, MOBILITEIT, 0.95);
                below(person, LICHAMELIJKE_GEZONDHEID, 0.4);
                person.limitation(
                        chance.oneOf(Grondslag.LICHAMELIJK, Grondslag.ZINTUIGLIJK),
                        chance.between(2, 4),
                        true,
                        chance.in(0.8));
            }
            case WET_LANGDURIG -> {
                below(person, BASALE_ADL, 0.9);
                support.add(new Inzet(
                        "p1", Wet.WLZ, null, null, null, day.minusYears(2).withDayOfMonth(1), null, null, null));
            }
            case WEINIG_BEKEND -> person.scores.clear();
            default -> throw new IllegalStateException(picture + " is no picture of adults");
        }
    }

    /** Below the wanted level, as often as this; the worse it is, the more guidance it takes. */
    private void below(LidDraft person, Leefgebied leefgebied, double share) {
        if (chance.in(share)) {
            person.atMost(leefgebied, problem());
            person.guidance.put(leefgebied, Math.min(4, (int) (severity * 3.2 + 1.6 * chance.level())));
        }
    }
}
