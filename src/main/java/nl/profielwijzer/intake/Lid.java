package nl.profielwijzer.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A member of the household.
 *
 * @param leefgebieden score 1 to 5; a missing key is not asked
 * @param gewenst the level the resident wants to reach, 1 to 5
 * @param begeleiding degree of guidance needed, 0 (none) to 4 (take over)
 * @param klachtenSinds first of the month
 * @param mantelzorg the care this lid gives
 * @param huishouden inputs of the household norm
 * @param positieveGezondheid six dimensions of the conversation tool, 0 to 10; stored and shown, never scored
 */
public record Lid(
        String id,
        Rol rol,
        LocalDate geboortedatum,
        boolean vraagtOndersteuning,
        @Nullable Map<Leefgebied, Integer> leefgebieden,
        @Nullable Map<Leefgebied, Integer> gewenst,
        @Nullable Map<Leefgebied, Integer> begeleiding,
        @Nullable Boolean begeleidingOnplanbaar,
        @Nullable List<Beperking> beperkingen,
        @Nullable LocalDate klachtenSinds,
        @Nullable Boolean eerdereHulpOnvoldoende,
        @Nullable Integer eigenKracht,
        @Nullable Integer netwerk,
        @Nullable Integer opvoedvaardigheid,
        @Nullable Boolean opvoedvaardigheidTeLeren,
        @Nullable Toezicht toezicht,
        @Nullable Boolean zorgNabij24uur,
        @Nullable List<Specialisme> specialismen,
        @Nullable Boolean verblijfNodig,
        @Nullable Mantelzorg mantelzorg,
        @Nullable Onderwijs onderwijs,
        @Nullable Arbeidsvermogen arbeidsvermogen,
        @Nullable Huishoudnorm huishouden,
        @Nullable PositieveGezondheid positieveGezondheid,
        @Nullable Leveringsvorm leveringsvorm,
        @Nullable List<Signaal> signalen) {}
