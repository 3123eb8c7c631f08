package nl.profielwijzer.monitoring;

import java.time.LocalDate;
import java.time.Period;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Lidadvies;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.Huishouden;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.IntakeOngeldig;
import nl.profielwijzer.intake.Inzet;
import nl.profielwijzer.intake.Lid;
import nl.profielwijzer.intake.Mantelzorg;
import nl.profielwijzer.intake.Melding;
import nl.profielwijzer.intake.Rol;
import org.jspecify.annotations.Nullable;

/**
 * Takes from an intake what leads to its household and what no rule reads: kenmerk, texts, names of leden, days.
 *
 * <p>A date becomes the first of its month. Where that would change an age or whether support runs, it becomes the first of
 * the month beside it. Whatever else rounding could change is not reasoned about but tried: when the advice is not the same
 * any more, the intake is refused.
 */
final class Pseudonymiser {
    private static final Map<Rol, String> LETTERS = new EnumMap<>(
            Map.of(Rol.KIND, "k", Rol.OUDER, "o", Rol.PARTNER, "p", Rol.INWONER, "i", Rol.HUISGENOOT, "h"));

    private final Beoordelaar beoordelaar;

    Pseudonymiser(Beoordelaar beoordelaar) {
        this.beoordelaar = beoordelaar;
    }

    /**
     * An intake that leads to nobody by itself.
     *
     * @param names the new id of each lid by its old one
     */
    record Pseudoniem(Intake intake, Map<String, String> names) {}

    /** @throws IntakeOngeldig when rounded dates would change the advice */
    Pseudoniem of(Intake intake) {
        Map<String, String> names = names(intake.huishouden().leden());
        Intake rounded = new Rounding(intake.peildatum(), names).of(intake);
        List<List<Lidadvies>> adviezen;
        try {
            adviezen = beoordelaar.adviezen(List.of(intake, rounded));
        } catch (IllegalArgumentException e) {
            // There are no numbers or profiles for the first of that month.
            throw changed();
        }
        List<Lidadvies> before =
                adviezen.get(0).stream().map(advies -> renamed(advies, names)).toList();
        if (!before.equals(adviezen.get(1))) {
            throw changed();
        }
        return new Pseudoniem(rounded, names);
    }

    private static Lidadvies renamed(Lidadvies advies, Map<String, String> names) {
        return new Lidadvies(
                Objects.requireNonNull(names.get(advies.lid())),
                advies.wet(),
                advies.route(),
                advies.kandidaten(),
                advies.intensiteit(),
                advies.gebieden(),
                advies.maatregelen(),
                advies.kostenPerMaand());
    }

    private static IntakeOngeldig changed() {
        return new IntakeOngeldig(List.of(new Fout(
                "",
                "datum-telt",
                "Een casus heeft datums op de maand. Bij deze beoordeling wordt het advies daardoor anders.",
                "Bied een andere beoordeling aan.")));
    }

    private static Map<String, String> names(List<Lid> leden) {
        Map<Rol, Integer> counts = new EnumMap<>(Rol.class);
        Map<String, String> names = new LinkedHashMap<>();
        for (Lid lid : leden) {
            names.put(lid.id(), LETTERS.get(lid.rol()) + counts.merge(lid.rol(), 1, Integer::sum));
        }
        return names;
    }

    /** One intake with its dates on the month, its leden named by their role, and without texts. */
    private record Rounding(LocalDate peildatum, Map<String, String> names) {
        Intake of(Intake intake) {
            Melding melding = intake.melding();
            Huishouden huishouden = intake.huishouden();
            return new Intake(
                    null,
                    month(peildatum),
                    intake.gemeente(),
                    new Melding(
                            month(melding.datum()),
                            melding.verwijzer(),
                            null,
                            melding.persoonlijkPlan(),
                            melding.clientondersteuningAangeboden()),
                    new Huishouden(
                            huishouden.leden().stream().map(this::of).toList(),
                            huishouden.inzet() == null
                                    ? null
                                    : huishouden.inzet().stream().map(this::of).toList(),
                            huishouden.ouderrelatie(),
                            huishouden.bestaanszekerheid()));
        }

        private static LocalDate month(LocalDate day) {
            return day.withDayOfMonth(1);
        }

        /** Whoever has a birthday later in the month of the peildatum would be a year older. */
        private LocalDate birth(LocalDate day) {
            LocalDate first = month(day);
            boolean sameAge = age(first, month(peildatum)) == age(day, peildatum);
            return sameAge ? first : first.plusMonths(1);
        }

        private static int age(LocalDate birth, LocalDate day) {
            return Period.between(birth, day).getYears();
        }

        private Lid of(Lid lid) {
            return new Lid(
                    name(lid.id()),
                    lid.rol(),
                    birth(lid.geboortedatum()),
                    lid.vraagtOndersteuning(),
                    lid.leefgebieden(),
                    lid.gewenst(),
                    lid.begeleiding(),
                    lid.begeleidingOnplanbaar(),
                    lid.beperkingen(),
                    lid.klachtenSinds() == null ? null : month(lid.klachtenSinds()),
                    lid.eerdereHulpOnvoldoende(),
                    lid.eigenKracht(),
                    lid.netwerk(),
                    lid.opvoedvaardigheid(),
                    lid.opvoedvaardigheidTeLeren(),
                    lid.toezicht(),
                    lid.zorgNabij24uur(),
                    lid.specialismen(),
                    lid.verblijfNodig(),
                    of(lid.mantelzorg()),
                    lid.onderwijs(),
                    lid.arbeidsvermogen(),
                    lid.huishouden(),
                    // Neither is ever scored.
                    null,
                    null,
                    lid.signalen());
        }

        /** Support that ended earlier in the month of the peildatum would run again. */
        private Inzet of(Inzet inzet) {
            LocalDate sinds = month(inzet.sinds());
            LocalDate tot = inzet.tot() == null ? null : month(inzet.tot());
            if (tot != null && !inzet.looptOp(peildatum) && !tot.isBefore(month(peildatum))) {
                tot = tot.minusMonths(1);
            }
            return new Inzet(
                    name(inzet.lid()),
                    inzet.wet(),
                    inzet.profiel(),
                    inzet.intensiteit(),
                    null,
                    tot != null && sinds.isAfter(tot) ? tot : sinds,
                    tot,
                    inzet.bepaaldVoor18(),
                    inzet.effect());
        }

        private @Nullable Mantelzorg of(@Nullable Mantelzorg mantelzorg) {
            return mantelzorg == null
                    ? null
                    : new Mantelzorg(
                            mantelzorg.voorLid() == null ? null : name(mantelzorg.voorLid()),
                            mantelzorg.urenPerWeek(),
                            mantelzorg.belasting());
        }

        private String name(String lid) {
            return Objects.requireNonNull(names.get(lid));
        }
    }
}
