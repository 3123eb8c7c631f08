package nl.profielwijzer.assessment;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.profielwijzer.intake.Arbeidsvermogen;
import nl.profielwijzer.intake.Beperking;
import nl.profielwijzer.intake.Bestaanszekerheid;
import nl.profielwijzer.intake.Grondslag;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Inzet;
import nl.profielwijzer.intake.Leefgebied;
import nl.profielwijzer.intake.Lid;
import nl.profielwijzer.intake.Mantelzorg;
import nl.profielwijzer.intake.Onderwijs;
import nl.profielwijzer.intake.Ouderrelatie;
import nl.profielwijzer.intake.Rol;
import nl.profielwijzer.intake.Signaal;
import nl.profielwijzer.intake.Signaalsoort;
import nl.profielwijzer.intake.Toezicht;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.Maatregel;
import nl.profielwijzer.rules.Oordeel;
import nl.profielwijzer.rules.Route;
import org.jspecify.annotations.Nullable;

/**
 * The decisions of the instrument by hand, with the standard parameters as constants and for speed: what Java can do at
 * most, to hold the rules against. It decides on safety, laws, youth profiles, result areas and routes, and explains
 * nothing. Written from the text of the instrument, not from the rules, so that it is a second reading too; the service
 * never uses it.
 */
final class PlainInstrument {
    static final int PROFILES = 11;
    static final int AREAS = 9;

    private static final int DREMPEL = 5;
    private static final int MARGE = 1;
    private static final int MINIMAAL_GEBIEDEN = 4;
    private static final int VANAF = 4;
    private static final int GEWENST = 4;

    private static final int YOUTH_PROBLEMS = bits(
            Leefgebied.GEDRAG,
            Leefgebied.GEESTELIJKE_GEZONDHEID,
            Leefgebied.SCHOOLGANG,
            Leefgebied.HUISELIJKE_RELATIES);
    private static final int GEDRAG_SCHOOLGANG = bits(Leefgebied.GEDRAG, Leefgebied.SCHOOLGANG);
    private static final int GEDRAG_ONTWIKKELING = bits(Leefgebied.GEDRAG, Leefgebied.ONTWIKKELING);
    private static final int WERK_EN_OPLEIDING = bits(Leefgebied.WERK_EN_OPLEIDING);
    private static final int UNDER_18 = bits(Leefgebied.SCHOOLGANG);
    private static final int FROM_16 = bits(
            Leefgebied.FINANCIEN,
            Leefgebied.HUISVESTING,
            Leefgebied.WERK_EN_OPLEIDING,
            Leefgebied.INSTRUMENTELE_ADL,
            Leefgebied.MAATSCHAPPELIJKE_PARTICIPATIE,
            Leefgebied.OUDERSCHAP);
    private static final int FROM_16_UNDER_23 = bits(Leefgebied.ZELFSTANDIGHEID);
    private static final int ZVW =
            bits(Leefgebied.GEESTELIJKE_GEZONDHEID, Leefgebied.LICHAMELIJKE_GEZONDHEID, Leefgebied.BASALE_ADL);
    private static final int[] COMPARED = {
        Leefgebied.GEDRAG.ordinal(),
        Leefgebied.GEESTELIJKE_GEZONDHEID.ordinal(),
        Leefgebied.ONTWIKKELING.ordinal(),
        Leefgebied.LICHAMELIJKE_GEZONDHEID.ordinal()
    };

    private static final int UNSAFE_CHILD =
            bits(Signaalsoort.KINDERMISHANDELING, Signaalsoort.VERWAARLOZING, Signaalsoort.SEKSUEEL_GEWELD);
    private static final int HUISELIJK_GEWELD = bits(Signaalsoort.HUISELIJK_GEWELD);
    private static final int UNSAFE_ADULT = bits(
            Signaalsoort.HUISELIJK_GEWELD,
            Signaalsoort.SEKSUEEL_GEWELD,
            Signaalsoort.OUDERENMISHANDELING,
            Signaalsoort.FINANCIELE_UITBUITING);
    private static final int KINDCHECK_SIGNALS =
            bits(Signaalsoort.HUISELIJK_GEWELD, Signaalsoort.SUICIDALITEIT, Signaalsoort.ACUTE_PSYCHISCHE_NOOD);
    private static final int CRISIS =
            bits(Signaalsoort.SUICIDALITEIT, Signaalsoort.ACUTE_PSYCHISCHE_NOOD, Signaalsoort.VERWARD_GEDRAG);
    private static final int ZELFVERWONDING = bits(Signaalsoort.ZELFVERWONDING);
    private static final int DAKLOOS = bits(Signaalsoort.DAKLOOS);
    private static final int GEWEIGERD = bits(Signaalsoort.HULP_GEWEIGERD_BIJ_ONVEILIGHEID);
    private static final int BEDREIGING = bits(Signaalsoort.BEDREIGING);
    private static final int VERWIJSINDEX = UNSAFE_CHILD
            | UNSAFE_ADULT
            | bits(
                    Signaalsoort.CRIMINALITEIT,
                    Signaalsoort.MINDERJARIGE_ZWANGERSCHAP,
                    Signaalsoort.DAKLOOS,
                    Signaalsoort.WEGLOPEN);

    private static final int PSYCHISCH = bits(Grondslag.PSYCHISCH);
    private static final int VERSLAVING = bits(Grondslag.VERSLAVING);
    private static final int GEDRAGSBEPERKING = bits(Grondslag.GEDRAG);
    private static final int DYSLEXIE = bits(Grondslag.DYSLEXIE);
    private static final int BURDENING = bits(Grondslag.PSYCHISCH, Grondslag.VERSTANDELIJK, Grondslag.VERSLAVING);
    private static final int BODY = bits(Grondslag.LICHAMELIJK, Grondslag.ZINTUIGLIJK);
    private static final int GROWTH = bits(Grondslag.VERSTANDELIJK, Grondslag.ONTWIKKELING);
    private static final int WLZ = bits(
            Grondslag.LICHAMELIJK,
            Grondslag.ZINTUIGLIJK,
            Grondslag.VERSTANDELIJK,
            Grondslag.PSYCHOGERIATRISCH,
            Grondslag.PSYCHISCH);

    static final int ACUTE =
            bits(Maatregel.VEILIG_THUIS_MELDING, Maatregel.CRISISDIENST, Maatregel.SPOEDVOORZIENING, Maatregel.OPVANG);
    private static final int REPORTING_CODE = bits(Maatregel.MELDCODE, Maatregel.VEILIG_THUIS_ADVIES);
    private static final int REPORT = bits(Maatregel.VEILIG_THUIS_MELDING);

    private static final int UITHUISZETTING_VOORKOMEN = bits(Maatregel.UITHUISZETTING_VOORKOMEN);
    private static final int AFSLUITING_VOORKOMEN = bits(Maatregel.AFSLUITING_VOORKOMEN);
    private static final int KINDCHECK = bits(Maatregel.KINDCHECK);
    private static final int CRISISDIENST = bits(Maatregel.CRISISDIENST);
    private static final int GGZ_RAADPLEGEN = bits(Maatregel.GGZ_RAADPLEGEN);
    private static final int SPOEDVOORZIENING = bits(Maatregel.SPOEDVOORZIENING);
    private static final int OPVANG = bits(Maatregel.OPVANG);
    private static final int RAAD_KINDERBESCHERMING = bits(Maatregel.RAAD_KINDERBESCHERMING);
    private static final int VERWIJSINDEX_OVERWEGEN = bits(Maatregel.VERWIJSINDEX_OVERWEGEN);
    private static final int VEILIGHEIDSHUIS_OVERWEGEN = bits(Maatregel.VEILIGHEIDSHUIS_OVERWEGEN);

    private static final int W03 = 2;
    private static final int W06 = 5;
    private static final int W08 = 7;
    private static final int W09 = 8;
    private static final int ALL_AREAS = (1 << AREAS) - 1;
    private static final int BESIDE_JEUGDWET = 1 << W03 | 1 << 3 | 1 << W06 | 1 << W09;
    private static final int[] DOMAINS = {
        bits(
                Leefgebied.GEESTELIJKE_GEZONDHEID,
                Leefgebied.SOCIAAL_NETWERK,
                Leefgebied.HUISELIJKE_RELATIES,
                Leefgebied.MIDDELENGEBRUIK),
        bits(Leefgebied.TIJDSBESTEDING, Leefgebied.MAATSCHAPPELIJKE_PARTICIPATIE, Leefgebied.WERK_EN_OPLEIDING),
        bits(Leefgebied.INSTRUMENTELE_ADL),
        bits(Leefgebied.FINANCIEN),
        bits(Leefgebied.BASALE_ADL, Leefgebied.LICHAMELIJKE_GEZONDHEID),
        0,
        bits(Leefgebied.HUISVESTING, Leefgebied.JUSTITIE),
        bits(Leefgebied.OUDERSCHAP),
        bits(Leefgebied.MOBILITEIT)
    };
    private static final Leefgebied[] LEEFGEBIEDEN = Leefgebied.values();
    private static final Intensiteit[] TIERS = {
        Intensiteit.T0, Intensiteit.T1, Intensiteit.T2, Intensiteit.T3, Intensiteit.T4
    };

    private static final Wet[] OTHER_LAWS = {
        Wet.WLZ, Wet.ZVW, Wet.PARTICIPATIEWET, Wet.SCHULDHULP, Wet.PASSEND_ONDERWIJS, Wet.LEERPLICHT
    };

    /** What must be known before there can be an advice. */
    enum Beslissend {
        INZET("huishouden.inzet"),
        LEEFGEBIEDEN("leefgebieden"),
        TOEZICHT("toezicht");

        private final String veld;

        Beslissend(String veld) {
            this.veld = veld;
        }

        String veld() {
            return veld;
        }
    }

    record Outcome(Uitkomst uitkomst, LidOutcome[] leden) {}

    /** The facts of one lid as bits and numbers, and the decisions on it. */
    static final class LidOutcome {
        private final Lid lid;
        private final int age;
        private int scored;
        private int problems;
        private int low;
        private int acute;
        private int lowest = 6;
        private int limitations;
        private int lasting;
        private int established;
        private int from3;
        private int from4;
        private int signals;
        private int acuteSignals;

        /** One kind of signal can be given twice, acute and not. */
        private int calmSignals;

        private boolean unsafe;
        private boolean acutelyUnsafe;
        private boolean heavilyBurdened;

        int measures;
        final Oordeel[] laws = new Oordeel[Wet.values().length];
        Route route = Route.GEEN_VRAAG;

        @Nullable
        Beslissend asks;

        /** Profile places of the candidates, the most points first. */
        int[] candidates = {};

        /** By place of the profile. */
        int[] points = {};

        /** How many candidates after the first lie within the margin. */
        int alternatives;

        @Nullable
        Intensiteit youth;

        /** Tier by place of the area; 0 is no advice. */
        final int[] tiers = new int[AREAS];

        private LidOutcome(Lid lid, LocalDate day) {
            this.lid = lid;
            this.age = Period.between(lid.geboortedatum(), day).getYears();
            readScores(lid.leefgebieden());
            readLimitations(lid.beperkingen());
            List<Signaal> given = lid.signalen();
            if (given != null) {
                for (Signaal signaal : given) {
                    int bit = 1 << signaal.soort().ordinal();
                    signals |= bit;
                    if (yes(signaal.acuut())) {
                        acuteSignals |= bit;
                    } else {
                        calmSignals |= bit;
                    }
                }
            }
            heavilyBurdened = has(low, Leefgebied.GEESTELIJKE_GEZONDHEID)
                    || has(low, Leefgebied.MIDDELENGEBRUIK)
                    || (from3 & BURDENING) != 0;
        }

        private void readScores(@Nullable Map<Leefgebied, Integer> given) {
            if (given == null) {
                return;
            }
            int asked = asked(age);
            for (Map.Entry<Leefgebied, Integer> each : given.entrySet()) {
                int bit = 1 << each.getKey().ordinal();
                if ((asked & bit) != 0) {
                    int score = each.getValue();
                    scored |= bit;
                    problems |= score <= 3 ? bit : 0;
                    low |= score <= 2 ? bit : 0;
                    acute |= score == 1 ? bit : 0;
                    lowest = Math.min(lowest, score);
                }
            }
        }

        private void readLimitations(@Nullable List<Beperking> given) {
            if (given == null) {
                return;
            }
            for (Beperking beperking : given) {
                int bit = 1 << beperking.grondslag().ordinal();
                Integer ernst = beperking.ernst();
                limitations |= bit;
                lasting |= yes(beperking.blijvend()) ? bit : 0;
                established |= yes(beperking.vastgesteld()) ? bit : 0;
                from3 |= ernst != null && ernst >= 3 ? bit : 0;
                from4 |= ernst != null && ernst >= 4 ? bit : 0;
            }
        }

        String id() {
            return lid.id();
        }

        private boolean child() {
            return age < 18;
        }

        private boolean problem(Leefgebied leefgebied) {
            return has(problems, leefgebied);
        }

        private int problemCount() {
            return Integer.bitCount(problems);
        }

        private int score(Leefgebied leefgebied) {
            return lid.leefgebieden().get(leefgebied);
        }

        /** Scored, with another of the compared leefgebieden scored, and lower than each of those. */
        private boolean singleLowest(Leefgebied leefgebied) {
            if (!has(scored, leefgebied)) {
                return false;
            }
            int own = score(leefgebied);
            boolean other = false;
            for (int place : COMPARED) {
                if (place != leefgebied.ordinal() && (scored & 1 << place) != 0) {
                    if (score(LEEFGEBIEDEN[place]) <= own) {
                        return false;
                    }
                    other = true;
                }
            }
            return other;
        }

        private boolean law(Wet wet, Oordeel oordeel) {
            return laws[wet.ordinal()] == oordeel;
        }

        private boolean ownStrength() {
            return atLeast(lid.eigenKracht(), VANAF) && atLeast(lid.netwerk(), VANAF);
        }

        private boolean severeDyslexia() {
            return age >= 7 && age < 13 && (limitations & DYSLEXIE) != 0 && dyslexiaFile();
        }

        private boolean dyslexiaFile() {
            Onderwijs onderwijs = lid.onderwijs();
            return onderwijs != null && yes(onderwijs.dossierDyslexieVolledig());
        }

        private boolean schoolSupport() {
            Onderwijs onderwijs = lid.onderwijs();
            return onderwijs != null && yes(onderwijs.ondersteuningSchoolIngezet());
        }

        private boolean longAbsent() {
            Onderwijs onderwijs = lid.onderwijs();
            return onderwijs != null && onderwijs.schoolverzuim() == Onderwijs.Schoolverzuim.LANGDURIG;
        }
    }

    private final Intake intake;
    private final LocalDate day;
    private final LidOutcome[] leden;
    private final boolean children;
    private final boolean childRole;

    private PlainInstrument(Intake intake) {
        this.intake = intake;
        this.day = intake.peildatum();
        List<Lid> given = intake.huishouden().leden();
        this.leden = new LidOutcome[given.size()];
        boolean someChild = false;
        boolean someRole = false;
        for (int i = 0; i < leden.length; i++) {
            leden[i] = new LidOutcome(given.get(i), day);
            someChild |= leden[i].child();
            someRole |= given.get(i).rol() == Rol.KIND;
        }
        this.children = someChild;
        this.childRole = someRole;
    }

    static Outcome decide(Intake intake) {
        return new PlainInstrument(intake).decide();
    }

    private Outcome decide() {
        safety();
        boolean urgent = false;
        boolean open = false;
        boolean choice = false;
        for (LidOutcome lid : leden) {
            laws(lid);
        }
        for (LidOutcome lid : leden) {
            route(lid);
            urgent |= lid.route == Route.SPOED;
            open |= lid.asks != null;
            choice |= lid.youth != null && lid.alternatives > 0;
        }
        return new Outcome(
                urgent ? Uitkomst.SPOED : open ? Uitkomst.VRAGEN : choice ? Uitkomst.KEUZE : Uitkomst.ADVIES, leden);
    }

    // Section 3

    private void safety() {
        int violence = 0;
        int acuteViolence = 0;
        boolean adultRefused = false;
        for (LidOutcome lid : leden) {
            violence |= lid.signals & HUISELIJK_GEWELD;
            acuteViolence |= lid.acuteSignals & HUISELIJK_GEWELD;
            adultRefused |= !lid.child() && (lid.signals & GEWEIGERD) != 0;
        }
        Bestaanszekerheid zekerheid = intake.huishouden().bestaanszekerheid();
        int forWhoAsks = zekerheid == null
                ? 0
                : (yes(zekerheid.uithuiszettingDreigt()) ? UITHUISZETTING_VOORKOMEN : 0)
                        | (yes(zekerheid.afsluitingDreigt()) ? AFSLUITING_VOORKOMEN : 0);
        for (LidOutcome lid : leden) {
            int unsafeBy = lid.child() ? lid.signals & UNSAFE_CHILD | violence : lid.signals & UNSAFE_ADULT;
            int acuteBy =
                    lid.child() ? lid.acuteSignals & UNSAFE_CHILD | acuteViolence : lid.acuteSignals & UNSAFE_ADULT;
            lid.unsafe = unsafeBy != 0;
            lid.acutelyUnsafe = acuteBy != 0;
            int measures = lid.lid.vraagtOndersteuning() ? forWhoAsks : 0;
            measures |= lid.unsafe ? REPORTING_CODE : 0;
            measures |= lid.acutelyUnsafe ? REPORT : 0;
            measures |= kindcheck(lid) ? KINDCHECK : 0;
            measures |= (lid.acuteSignals & CRISIS) != 0 ? CRISISDIENST : 0;
            measures |= (lid.calmSignals & CRISIS) != 0 || (lid.signals & ZELFVERWONDING) != 0 ? GGZ_RAADPLEGEN : 0;
            measures |= lid.acute != 0 ? SPOEDVOORZIENING : 0;
            measures |= (lid.signals & DAKLOOS) != 0 ? OPVANG : 0;
            measures |= lid.child() && ((lid.signals & GEWEIGERD) != 0 || adultRefused && lid.unsafe)
                    ? RAAD_KINDERBESCHERMING
                    : 0;
            measures |= referenceIndex(lid) ? VERWIJSINDEX_OVERWEGEN : 0;
            measures |= (lid.signals & BEDREIGING) != 0 ? VEILIGHEIDSHUIS_OVERWEGEN : 0;
            lid.measures = measures;
        }
    }

    private boolean kindcheck(LidOutcome lid) {
        return children
                && !lid.child()
                && ((lid.from4 & (PSYCHISCH | VERSLAVING)) != 0
                        || has(lid.low, Leefgebied.GEESTELIJKE_GEZONDHEID)
                        || has(lid.low, Leefgebied.MIDDELENGEBRUIK)
                        || (lid.signals & KINDCHECK_SIGNALS) != 0);
    }

    private static boolean referenceIndex(LidOutcome lid) {
        return lid.age < 23
                && ((lid.signals & VERWIJSINDEX) != 0
                        || lid.longAbsent()
                        || (lid.limitations & VERSLAVING) != 0
                        || has(lid.low, Leefgebied.MIDDELENGEBRUIK)
                        || (lid.from4 & PSYCHISCH) != 0);
    }

    // Section 4

    private void laws(LidOutcome lid) {
        Arrays.fill(lid.laws, Oordeel.NEE);
        boolean wlz = runs(lid, Wet.WLZ);
        boolean child = lid.child();
        if (wlz) {
            set(lid, Wet.WLZ, Oordeel.JA);
        } else {
            set(lid, Wet.JEUGDWET, child ? Oordeel.JA : lid.age < 23 ? youthHelpGoesOn(lid) : Oordeel.NEE);
            if (!child || (lid.limitations & BODY) != 0 && lid.problem(Leefgebied.MOBILITEIT)) {
                set(lid, Wet.WMO, Oordeel.JA);
            }
            if ((lid.lasting & WLZ) != 0
                    && (lid.lid.toezicht() == Toezicht.PERMANENT || yes(lid.lid.zorgNabij24uur()))) {
                set(lid, Wet.WLZ, Oordeel.UITZOEKEN);
            }
        }
        boolean health = child
                ? (lid.limitations & BODY) != 0 && lid.problem(Leefgebied.LICHAMELIJKE_GEZONDHEID)
                : (lid.low & ZVW) != 0 || (lid.limitations & VERSLAVING) != 0;
        if (health) {
            set(lid, Wet.ZVW, Oordeel.UITZOEKEN);
        }
        if (child && lid.age >= 4) {
            if (lid.problems == UNDER_18 && !lid.severeDyslexia()
                    || (lid.limitations & DYSLEXIE) != 0 && !lid.dyslexiaFile()) {
                set(lid, Wet.PASSEND_ONDERWIJS, Oordeel.JA);
            } else if (lid.problem(Leefgebied.SCHOOLGANG) && !lid.schoolSupport()) {
                set(lid, Wet.PASSEND_ONDERWIJS, Oordeel.UITZOEKEN);
            }
        }
        if (child && lid.age >= 5 && lid.longAbsent()) {
            set(lid, Wet.LEERPLICHT, Oordeel.JA);
        }
        if (!child) {
            income(lid);
        }
    }

    private void income(LidOutcome lid) {
        Bestaanszekerheid zekerheid = intake.huishouden().bestaanszekerheid();
        boolean uncertain = zekerheid != null && yes(zekerheid.inkomenOnzeker());
        if (lid.age < 67 && (uncertain || lid.problem(Leefgebied.WERK_EN_OPLEIDING))) {
            set(lid, Wet.PARTICIPATIEWET, Oordeel.UITZOEKEN);
        }
        Bestaanszekerheid.Schulden schulden = zekerheid == null ? null : zekerheid.schulden();
        if (schulden == Bestaanszekerheid.Schulden.PROBLEMATISCH) {
            set(lid, Wet.SCHULDHULP, Oordeel.JA);
        } else if (schulden == Bestaanszekerheid.Schulden.BEHEERSBAAR && lid.problem(Leefgebied.FINANCIEN)) {
            set(lid, Wet.SCHULDHULP, Oordeel.UITZOEKEN);
        }
    }

    private Oordeel youthHelpGoesOn(LidOutcome lid) {
        List<Inzet> inzet = intake.huishouden().inzet();
        if (inzet == null) {
            return Oordeel.UITZOEKEN;
        }
        LocalDate birthday = lid.lid.geboortedatum().plusYears(18);
        for (Inzet each : inzet) {
            if (each.wet() == Wet.JEUGDWET && each.lid().equals(lid.id())) {
                LocalDate tot = each.tot();
                if (yes(each.bepaaldVoor18())
                        || each.sinds().isBefore(birthday)
                                && (tot == null || ChronoUnit.DAYS.between(tot, day) < 183)) {
                    return Oordeel.JA;
                }
            }
        }
        return Oordeel.NEE;
    }

    private boolean runs(LidOutcome lid, Wet wet) {
        List<Inzet> inzet = intake.huishouden().inzet();
        if (inzet != null) {
            for (Inzet each : inzet) {
                if (each.wet() == wet && each.lid().equals(lid.id()) && each.looptOp(day)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void set(LidOutcome lid, Wet wet, Oordeel oordeel) {
        lid.laws[wet.ordinal()] = oordeel;
    }

    // Section 2: the order of thinking

    private void route(LidOutcome lid) {
        if ((lid.measures & ACUTE) != 0) {
            lid.route = Route.SPOED;
        } else if (!lid.lid.vraagtOndersteuning()) {
            if (lid.law(Wet.WMO, Oordeel.JA)) {
                lid.tiers[W06] = carerTier(lid);
            }
        } else if (lid.law(Wet.WLZ, Oordeel.JA)) {
            lid.route = Route.ANDERE_WET;
        } else if (lid.law(Wet.JEUGDWET, Oordeel.UITZOEKEN)) {
            ask(lid, Beslissend.INZET);
        } else if (lid.law(Wet.JEUGDWET, Oordeel.JA)) {
            youth(lid);
            if (lid.asks == null && lid.law(Wet.WMO, Oordeel.JA)) {
                areas(lid, lid.child() ? 1 << W09 : BESIDE_JEUGDWET);
            }
        } else if (lid.scored == 0 && lid.lid.mantelzorg() == null) {
            ask(lid, Beslissend.LEEFGEBIEDEN);
        } else {
            int highest = areas(lid, ALL_AREAS);
            lid.route = highest == 0
                    ? Route.EIGEN_KRACHT
                    : highest > 1
                            ? Route.INDIVIDUELE_VOORZIENING
                            : atLeast(lid.lid.netwerk(), VANAF) ? Route.NETWERK : Route.ALGEMENE_VOORZIENING;
        }
    }

    private static void ask(LidOutcome lid, Beslissend question) {
        lid.asks = question;
        lid.route = Route.ONBEKEND;
    }

    // Section 5

    private void youth(LidOutcome lid) {
        if (Integer.bitCount(lid.scored) < MINIMAAL_GEBIEDEN) {
            ask(lid, Beslissend.LEEFGEBIEDEN);
            return;
        }
        rank(lid);
        if (lid.candidates.length == 0) {
            boolean onlySchool = lid.problems == UNDER_18 && lid.law(Wet.PASSEND_ONDERWIJS, Oordeel.JA);
            lid.route = lid.problems != 0 && !onlySchool
                    ? Route.MENSELIJK_OORDEEL
                    : anotherLaw(lid) ? Route.ANDERE_WET : Route.EIGEN_KRACHT;
            return;
        }
        Intensiteit intensity = intensity(lid);
        if (intensity == null) {
            ask(lid, Beslissend.TOEZICHT);
            return;
        }
        boolean light = intensity == Intensiteit.A || intensity == Intensiteit.P;
        if (light && lid.lowest >= 3 && lid.measures == 0 && familyStrength(lid)) {
            lid.route = Route.EIGEN_KRACHT;
            return;
        }
        lid.youth = intensity;
        lid.route = intensity == Intensiteit.C
                ? Route.MENSELIJK_OORDEEL
                : intensity == Intensiteit.A ? Route.ALGEMENE_VOORZIENING : Route.INDIVIDUELE_VOORZIENING;
    }

    private void rank(LidOutcome lid) {
        int[] points = points(lid);
        int[] ranked = new int[PROFILES];
        int count = 0;
        for (int place = 0; place < PROFILES; place++) {
            if (points[place] >= DREMPEL) {
                int at = count++;
                while (at > 0 && points[ranked[at - 1]] < points[place]) {
                    ranked[at] = ranked[at - 1];
                    at--;
                }
                ranked[at] = place;
            }
        }
        lid.points = points;
        lid.candidates = Arrays.copyOf(ranked, count);
        for (int i = 1; i < count && points[ranked[0]] - points[ranked[i]] < MARGE; i++) {
            lid.alternatives++;
        }
    }

    /** By place of the profile; 0 when its must doesn't hold or its exclusion does. */
    private int[] points(LidOutcome lid) {
        int[] points = new int[PROFILES];
        boolean child = lid.child();
        boolean weak = false;
        boolean weakUnburdened = false;
        boolean teachable = false;
        boolean burdened = false;
        boolean veryWeakBurdened = false;
        for (LidOutcome other : leden) {
            if (isParent(other, lid)) {
                Integer skill = other.lid.opvoedvaardigheid();
                boolean weakSkill = skill != null && skill <= 3;
                weak |= weakSkill;
                if (other.heavilyBurdened) {
                    burdened = true;
                    veryWeakBurdened |= skill != null && skill <= 2;
                } else if (weakSkill) {
                    weakUnburdened = true;
                    teachable |= yes(other.lid.opvoedvaardigheidTeLeren());
                }
            }
        }
        LocalDate since = lid.lid.klachtenSinds();
        int longComplaints = since != null && !since.plusMonths(3).isAfter(day) ? 1 : 0;
        Ouderrelatie relatie = intake.huishouden().ouderrelatie();
        if (child
                && relatie != null
                && relatie.strijd() == Ouderrelatie.Strijd.ERNSTIG
                && (lid.problems & YOUTH_PROBLEMS) != 0) {
            points[0] = 4
                    + (has(lid.low, Leefgebied.HUISELIJKE_RELATIES) ? 2 : 0)
                    + (yes(relatie.gescheiden()) ? 1 : 0)
                    + (weak ? 1 : 0);
        }
        if (child && weakUnburdened && (lid.problems & GEDRAG_ONTWIKKELING) != 0) {
            points[1] = 4 + (teachable ? 2 : 0) + (lid.lowest >= 3 ? 1 : 0);
        }
        if (child && burdened && lid.problems != 0) {
            points[2] = 5 + (veryWeakBurdened ? 2 : 0) + (lid.problem(Leefgebied.HUISELIJKE_RELATIES) ? 1 : 0);
        }
        if (lid.problem(Leefgebied.GEDRAG) && (lid.problems != GEDRAG_SCHOOLGANG || lid.schoolSupport())) {
            points[3] = 3
                    + (has(lid.low, Leefgebied.GEDRAG) ? 2 : 0)
                    + (lid.singleLowest(Leefgebied.GEDRAG) ? 2 : 0)
                    + longComplaints
                    + (lid.problem(Leefgebied.JUSTITIE) ? 1 : 0)
                    + ((lid.limitations & GEDRAGSBEPERKING) != 0 ? 2 : 0);
        }
        if (lid.problem(Leefgebied.GEESTELIJKE_GEZONDHEID)) {
            points[4] = 3
                    + (has(lid.low, Leefgebied.GEESTELIJKE_GEZONDHEID) ? 2 : 0)
                    + (lid.singleLowest(Leefgebied.GEESTELIJKE_GEZONDHEID) ? 2 : 0)
                    + ((lid.limitations & PSYCHISCH) != 0 ? 2 : 0)
                    + longComplaints
                    + ((lid.signals & ZELFVERWONDING) != 0 ? 2 : 0);
        }
        if (lid.problem(Leefgebied.ONTWIKKELING) || (lid.limitations & GROWTH) != 0) {
            points[5] = 3
                    + (lid.singleLowest(Leefgebied.ONTWIKKELING) ? 2 : 0)
                    + ((lid.lasting & GROWTH) != 0 ? 2 : 0)
                    + ((lid.established & GROWTH) != 0 ? 1 : 0);
        }
        if ((lid.limitations & BODY) != 0 && lid.problem(Leefgebied.LICHAMELIJKE_GEZONDHEID)) {
            points[6] = 3
                    + (lid.singleLowest(Leefgebied.LICHAMELIJKE_GEZONDHEID) ? 2 : 0)
                    + ((lid.lasting & BODY) != 0 ? 1 : 0)
                    + ((lid.established & BODY) != 0 ? 1 : 0);
        }
        if (child && lid.problemCount() >= 3 && lid.unsafe && !lid.acutelyUnsafe) {
            points[7] = complexFamily();
        }
        if (lid.age >= 16 && lid.problem(Leefgebied.ZELFSTANDIGHEID)) {
            points[8] = 4
                    + (lid.problem(Leefgebied.FINANCIEN) ? 1 : 0)
                    + (lid.problem(Leefgebied.HUISVESTING) ? 1 : 0)
                    + (lid.problem(Leefgebied.WERK_EN_OPLEIDING) ? 1 : 0)
                    + (runs(lid, Wet.JEUGDWET) ? 1 : 0);
        }
        points[9] = yes(lid.lid.verblijfNodig()) ? 10 : 0;
        points[10] = lid.severeDyslexia() ? 6 : 0;
        return points;
    }

    private int complexFamily() {
        Bestaanszekerheid zekerheid = intake.huishouden().bestaanszekerheid();
        int troubled = 0;
        int refused = 0;
        for (LidOutcome other : leden) {
            troubled += other.child() && other.problems != 0 ? 1 : 0;
            refused |= other.signals & GEWEIGERD;
        }
        boolean debts = zekerheid != null && zekerheid.schulden() == Bestaanszekerheid.Schulden.PROBLEMATISCH;
        return 6 + (debts ? 1 : 0) + (troubled >= 2 ? 1 : 0) + (refused != 0 ? 1 : 0);
    }

    private boolean isParent(LidOutcome other, LidOutcome lid) {
        Rol rol = other.lid.rol();
        return other != lid
                && !other.child()
                && (lid.child() || lid.lid.rol() == Rol.KIND)
                && (rol == Rol.OUDER || childRole && (rol == Rol.INWONER || rol == Rol.PARTNER));
    }

    /** Null when it hangs on the supervision that nobody asked for. */
    private @Nullable Intensiteit intensity(LidOutcome lid) {
        List<?> specialisms = lid.lid.specialismen();
        if (yes(lid.lid.verblijfNodig()) || specialisms != null && specialisms.size() >= 2) {
            return Intensiteit.C;
        }
        LocalDate since = lid.lid.klachtenSinds();
        boolean again = yes(lid.lid.eerdereHulpOnvoldoende());
        if (lid.lowest >= 3
                && lid.problemCount() <= 1
                && since != null
                && since.plusMonths(3).isAfter(day)
                && !again
                && lid.established == 0) {
            return Intensiteit.A;
        }
        if (lid.lasting != 0) {
            Toezicht toezicht = lid.lid.toezicht();
            if (toezicht == null) {
                return null;
            }
            return switch (toezicht) {
                case GEEN -> null;
                case PERIODIEK -> Intensiteit.DL;
                case WEKELIJKS -> Intensiteit.DM;
                case DAGELIJKS, PERMANENT -> Intensiteit.DZ;
            };
        }
        return lid.lowest <= 2 || lid.problemCount() >= 3 || again ? Intensiteit.I : Intensiteit.P;
    }

    private boolean familyStrength(LidOutcome lid) {
        if (lid.age >= 16 && lid.ownStrength()) {
            return true;
        }
        for (LidOutcome other : leden) {
            if (isParent(other, lid) && other.ownStrength()) {
                return true;
            }
        }
        return false;
    }

    private static boolean anotherLaw(LidOutcome lid) {
        for (Wet wet : OTHER_LAWS) {
            if (lid.law(wet, Oordeel.JA)) {
                return true;
            }
        }
        return false;
    }

    // Section 6

    /** Fills in the tiers of the areas that are open; returns the highest. */
    private int areas(LidOutcome lid, int open) {
        int shift = (yes(lid.lid.begeleidingOnplanbaar()) ? 1 : 0)
                - (atLeast(lid.lid.netwerk(), VANAF) && !carerBurdened(lid) ? 1 : 0);
        int highest = 0;
        for (int place = 0; place < AREAS; place++) {
            if ((open & 1 << place) != 0) {
                int tier = place == W06 ? carerTier(lid) : tier(lid, place, shift);
                lid.tiers[place] = tier;
                highest = Math.max(highest, tier);
            }
        }
        return highest;
    }

    private int tier(LidOutcome lid, int place, int shift) {
        int domains = DOMAINS[place] & lid.scored;
        if (place == 1 && lid.lid.arbeidsvermogen() != Arbeidsvermogen.GEEN) {
            domains &= ~WERK_EN_OPLEIDING;
        }
        if (domains == 0 || place == W08 && !children) {
            return 0;
        }
        int base = 0;
        for (int rest = domains; rest != 0; rest &= rest - 1) {
            base = Math.max(base, base(lid.lid, LEEFGEBIEDEN[Integer.numberOfTrailingZeros(rest)]));
        }
        if (base == 0 || place == W03 && usualHelp(lid)) {
            return 0;
        }
        return Math.max(0, Math.min(4, base + shift));
    }

    private static int base(Lid lid, Leefgebied leefgebied) {
        Integer wanted = value(lid.gewenst(), leefgebied);
        int distance = (wanted == null ? GEWENST : wanted) - value(lid.leefgebieden(), leefgebied);
        if (distance <= 0) {
            return 0;
        }
        Integer guidance = value(lid.begeleiding(), leefgebied);
        return guidance == null ? distance : Math.max(distance, guidance);
    }

    private boolean usualHelp(LidOutcome lid) {
        for (LidOutcome other : leden) {
            if (other != lid
                    && !other.child()
                    && has(other.scored, Leefgebied.INSTRUMENTELE_ADL)
                    && !other.problem(Leefgebied.INSTRUMENTELE_ADL)) {
                return true;
            }
        }
        return false;
    }

    private boolean carerBurdened(LidOutcome lid) {
        for (LidOutcome other : leden) {
            Mantelzorg care = other.lid.mantelzorg();
            if (other != lid && care != null && lid.id().equals(care.voorLid()) && atLeast(care.belasting(), 4)) {
                return true;
            }
        }
        return false;
    }

    private static int carerTier(LidOutcome lid) {
        Mantelzorg care = lid.lid.mantelzorg();
        if (lid.child() || care == null) {
            return 0;
        }
        Double hours = care.urenPerWeek();
        Integer strain = care.belasting();
        if (hours == null || hours < 8 || strain == null || strain < 4) {
            return 0;
        }
        return strain == 4 ? 2 : 3;
    }

    static Intensiteit tier(int number) {
        return TIERS[number];
    }

    private static int asked(int age) {
        int all = (1 << Leefgebied.GEDRAG.ordinal()) - 1;
        int asked = all;
        asked |= age < 23 ? GEDRAG_ONTWIKKELING : 0;
        asked |= age < 18 ? UNDER_18 : 0;
        asked |= age >= 16 ? FROM_16 : 0;
        return asked | (age >= 16 && age < 23 ? FROM_16_UNDER_23 : 0);
    }

    private static <T> @Nullable T value(@Nullable Map<Leefgebied, T> map, Leefgebied leefgebied) {
        return map == null ? null : map.get(leefgebied);
    }

    private static boolean yes(@Nullable Boolean answer) {
        return answer != null && answer;
    }

    private static boolean atLeast(@Nullable Integer value, int least) {
        return value != null && value >= least;
    }

    private static boolean has(int bits, Leefgebied leefgebied) {
        return (bits & 1 << leefgebied.ordinal()) != 0;
    }

    private static int bits(Enum<?>... constants) {
        int bits = 0;
        for (Enum<?> constant : constants) {
            bits |= 1 << constant.ordinal();
        }
        return bits;
    }
}
