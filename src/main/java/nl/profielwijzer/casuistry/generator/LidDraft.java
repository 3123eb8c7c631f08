package nl.profielwijzer.casuistry.generator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.profielwijzer.intake.Arbeidsvermogen;
import nl.profielwijzer.intake.Beperking;
import nl.profielwijzer.intake.Grondslag;
import nl.profielwijzer.intake.Huishoudnorm;
import nl.profielwijzer.intake.Leefgebied;
import nl.profielwijzer.intake.Lid;
import nl.profielwijzer.intake.Mantelzorg;
import nl.profielwijzer.intake.Onderwijs;
import nl.profielwijzer.intake.Rol;
import nl.profielwijzer.intake.Signaal;
import nl.profielwijzer.intake.Signaalsoort;
import nl.profielwijzer.intake.Specialisme;
import nl.profielwijzer.intake.Toezicht;
import org.jspecify.annotations.Nullable;

/** A lid in the making; what is not set was not asked. */
final class LidDraft {
    final String id;
    final Rol rol;
    final int age;
    boolean asks;
    final Map<Leefgebied, Integer> scores = new EnumMap<>(Leefgebied.class);
    final Map<Leefgebied, Integer> guidance = new EnumMap<>(Leefgebied.class);
    final List<Beperking> limitations = new ArrayList<>();
    final List<Signaal> signals = new ArrayList<>();
    final List<Specialisme> specialisms = new ArrayList<>();

    @Nullable
    Boolean unplannable;

    @Nullable
    Integer complaintMonths;

    @Nullable
    Boolean earlierHelpFailed;

    @Nullable
    Integer strength;

    @Nullable
    Integer network;

    @Nullable
    Integer parenting;

    @Nullable
    Boolean parentingTeachable;

    @Nullable
    Toezicht supervision;

    @Nullable
    Boolean residence;

    @Nullable
    Mantelzorg care;

    @Nullable
    Onderwijs school;

    @Nullable
    Arbeidsvermogen work;

    @Nullable
    Huishoudnorm household;

    LidDraft(String id, Rol rol, int age) {
        this.id = id;
        this.rol = rol;
        this.age = age;
    }

    void limitation(Grondslag grondslag, int ernst, boolean blijvend, boolean vastgesteld) {
        limitations.add(new Beperking(grondslag, ernst, blijvend, vastgesteld));
    }

    void signal(Signaalsoort soort, boolean acuut) {
        signals.add(new Signaal(soort, acuut));
    }

    /** The score becomes this, unless it is lower already. */
    void atMost(Leefgebied leefgebied, int score) {
        scores.merge(leefgebied, score, Math::min);
    }

    /** @param birthMonth months after the last birthday */
    Lid lid(LocalDate day, int birthMonth) {
        return new Lid(
                id,
                rol,
                day.minusYears(age).minusMonths(birthMonth).withDayOfMonth(1),
                asks,
                scores,
                null,
                guidance.isEmpty() ? null : guidance,
                unplannable,
                List.copyOf(limitations),
                complaintMonths == null
                        ? null
                        : day.minusMonths(complaintMonths).withDayOfMonth(1),
                earlierHelpFailed,
                strength,
                network,
                parenting,
                parentingTeachable,
                supervision,
                null,
                specialisms.isEmpty() ? null : List.copyOf(specialisms),
                residence,
                care,
                school,
                work,
                household,
                null,
                null,
                List.copyOf(signals));
    }
}
