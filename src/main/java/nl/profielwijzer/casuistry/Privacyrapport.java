package nl.profielwijzer.casuistry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the privacy gate saw in a set of cases and whether it lets it through. A set that passes is not anonymous:
 * {@link #BETEKENIS}.
 *
 * @param echt whether there are cases of real origin in it; k, l and t are then about those alone
 * @param casussen how many cases k, l and t are about
 * @param persoonsgegevens the first that were found
 * @param aantalPersoonsgegevens how many were found in all
 * @param k cases in the smallest group that looks alike; null without cases
 * @param kGrens the least k that a set of real origin may have
 * @param unieken cases that look like no other
 * @param l different judgements in the poorest group
 * @param t largest distance between the judgements of a group and those of all, 0 to 1
 * @param bezwaren why the set is refused; empty when it is let through
 * @param waarschuwingen what is not right but doesn't stop the set
 * @param adviezen what to coarsen, and what that brings
 */
public record Privacyrapport(
        boolean toegelaten,
        boolean echt,
        Aantal casussen,
        List<Persoonsgegeven> persoonsgegevens,
        int aantalPersoonsgegevens,
        @Nullable Aantal k,
        int kGrens,
        Aantal unieken,
        @Nullable Integer l,
        int lGrens,
        @Nullable Double t,
        double tGrens,
        List<String> bezwaren,
        List<String> waarschuwingen,
        List<String> adviezen,
        String betekenis) {
    /** What a set is called that came through the gate. */
    public static final String BETEKENIS = "gepseudonimiseerd, verlaagd risico";
}
