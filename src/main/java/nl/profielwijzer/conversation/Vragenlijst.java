package nl.profielwijzer.conversation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.profielwijzer.catalogue.Leefgebieden;
import nl.profielwijzer.intake.Leefgebied;
import nl.profielwijzer.intake.Rol;
import org.jspecify.annotations.Nullable;

/** Which fields are asked in which step of a conversation, and of whom: only what their age and place make possible. */
public final class Vragenlijst {
    private static final int SCHOOL_FROM = 4;
    private static final int SCHOOL_TO = 18;
    private static final int WORK_FROM = 16;
    private static final int WORK_TO = 67;

    private static final List<String> POSITIVE_HEALTH = List.of(
            "lichaamsfuncties",
            "mentaalWelbevinden",
            "zingeving",
            "kwaliteitVanLeven",
            "meedoen",
            "dagelijksFunctioneren");

    private final Leefgebieden leefgebieden;

    public Vragenlijst(Leefgebieden leefgebieden) {
        this.leefgebieden = leefgebieden;
    }

    /** The fields of this step that are about the household as a whole. */
    public List<String> velden(Gespreksstap stap, Invoer invoer) {
        boolean parents =
                invoer.leden().stream().anyMatch(lid -> rol(invoer, lid).equals(Rol.KIND.name()));
        return switch (stap) {
            case MELDING ->
                List.of(
                        "gemeente",
                        "kenmerk",
                        "melding.datum",
                        "peildatum",
                        "melding.hulpvraag",
                        "melding.verwijzer",
                        "melding.clientondersteuningAangeboden",
                        "melding.persoonlijkPlan");
            case SAMEN ->
                parents ? List.of("huishouden.ouderrelatie.gescheiden", "huishouden.ouderrelatie.strijd") : List.of();
            case SCHOOL_WERK_GELD ->
                List.of(
                        "huishouden.bestaanszekerheid.schulden",
                        "huishouden.bestaanszekerheid.inkomenOnzeker",
                        "huishouden.bestaanszekerheid.uithuiszettingDreigt",
                        "huishouden.bestaanszekerheid.afsluitingDreigt");
            default -> List.of();
        };
    }

    /** The fields of this step that are about this lid. */
    public List<String> velden(Gespreksstap stap, Invoer invoer, String lid) {
        Integer leeftijd = invoer.leeftijd(lid);
        Predicate<String> possible = pad -> possible(pad, invoer, lid, leeftijd);
        return paths(stap, invoer, lid, leeftijd)
                .filter(possible)
                .map(pad -> Veld.van(lid, pad))
                .toList();
    }

    private Stream<String> paths(Gespreksstap stap, Invoer invoer, String lid, @Nullable Integer leeftijd) {
        return switch (stap) {
            case HUISHOUDEN -> Stream.of("rol", "geboortedatum", "vraagtOndersteuning");
            case VEILIGHEID -> Stream.of("signalen");
            case SITUATIE ->
                Stream.concat(
                        scores(leeftijd),
                        Stream.of(
                                "klachtenSinds",
                                "eerdereHulpOnvoldoende",
                                "beperkingen",
                                "begeleidingOnplanbaar",
                                "toezicht",
                                "zorgNabij24uur",
                                "specialismen",
                                "verblijfNodig"));
            case SAMEN -> {
                // Of who asks nothing themselves only what bears on the others is asked, here.
                List<String> paths = new ArrayList<>();
                if (!invoer.vraagt(lid)) {
                    scores(leeftijd).forEach(paths::add);
                    paths.add("beperkingen");
                }
                paths.addAll(List.of(
                        "eigenKracht",
                        "netwerk",
                        "opvoedvaardigheid",
                        "opvoedvaardigheidTeLeren",
                        "mantelzorg",
                        "huishouden.eigenMogelijkheden",
                        "huishouden.beperkingen",
                        "huishouden.samenstelling",
                        "huishouden.extraKamer",
                        "leveringsvorm"));
                if (invoer.vraagt(lid)) {
                    POSITIVE_HEALTH.forEach(dimension -> paths.add("positieveGezondheid." + dimension));
                }
                yield paths.stream();
            }
            case SCHOOL_WERK_GELD ->
                Stream.of(
                        "onderwijs.schoolverzuim",
                        "onderwijs.ondersteuningSchoolIngezet",
                        "onderwijs.dossierDyslexieVolledig",
                        "onderwijs.startkwalificatie",
                        "arbeidsvermogen");
            default -> Stream.of();
        };
    }

    private Stream<String> scores(@Nullable Integer leeftijd) {
        return Arrays.stream(Leefgebied.values())
                .filter(leefgebied -> leeftijd == null || leefgebieden.asked(leefgebied, leeftijd))
                .map(leefgebied -> "leefgebieden." + leefgebied.key());
    }

    private static boolean possible(String pad, Invoer invoer, String lid, @Nullable Integer leeftijd) {
        if (!invoer.in(Veld.van(lid, pad)).isEmpty()) {
            return true;
        }
        int age = leeftijd == null ? WORK_FROM : leeftijd;
        return switch (pad) {
            case "onderwijs.schoolverzuim", "onderwijs.ondersteuningSchoolIngezet" ->
                age >= SCHOOL_FROM && age < SCHOOL_TO;
            case "onderwijs.dossierDyslexieVolledig" ->
                age >= SCHOOL_FROM
                        && age < SCHOOL_TO
                        && invoer.in(Veld.van(lid, "beperkingen.DYSLEXIE")).equals(Invoer.JA);
            case "onderwijs.startkwalificatie", "arbeidsvermogen" -> age >= WORK_FROM && age < WORK_TO;
            case "opvoedvaardigheid", "opvoedvaardigheidTeLeren" -> raises(invoer, lid, age);
            case "huishouden.eigenMogelijkheden",
                    "huishouden.beperkingen",
                    "huishouden.samenstelling",
                    "huishouden.extraKamer",
                    "leveringsvorm" -> invoer.vraagt(lid) && (age >= WORK_FROM || pad.equals("leveringsvorm"));
            case "mantelzorg" -> invoer.leden().size() > 1;
            default -> true;
        };
    }

    private static boolean raises(Invoer invoer, String lid, int age) {
        return age >= WORK_FROM
                && !rol(invoer, lid).equals(Rol.KIND.name())
                && invoer.leden().stream().anyMatch(other -> rol(invoer, other).equals(Rol.KIND.name()));
    }

    private static String rol(Invoer invoer, String lid) {
        return invoer.in(Veld.van(lid, "rol"));
    }
}
