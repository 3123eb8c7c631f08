package nl.profielwijzer.intake;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the access team knows about a household on the peildatum, as it was sent. An absent value means "not asked",
 * never "no problem".
 *
 * @param kenmerk pseudonym of the caller, never a BSN
 * @param gemeente CBS code, four digits
 */
public record Intake(
        @Nullable String kenmerk, LocalDate peildatum, String gemeente, Melding melding, Huishouden huishouden) {

    /** The same intake with another household. */
    public Intake with(Huishouden other) {
        return new Intake(kenmerk, peildatum, gemeente, melding, other);
    }

    /** The same intake with another melding. */
    public Intake with(Melding other) {
        return new Intake(kenmerk, peildatum, gemeente, other, huishouden);
    }
}
