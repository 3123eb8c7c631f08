package nl.profielwijzer.shadow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shadow would have changed. Counts are rounded to fives and amounts to hundreds of euro per month by the tariffs of
 * the catalogue; what is null is hidden, because it is about fewer than ten or would give such a number away.
 *
 * @param beoordelingen how many were weighed
 * @param anders how many of those would have got another answer
 * @param mislukt how many couldn't be weighed
 * @param leden how many leden are in them
 * @param ledenAnders how many of those would get another advice
 * @param euroPerMaandNu what the advice of all leden costs as given
 * @param euroPerMaandVerschil what it would cost more
 * @param overgangen from which advice to which, most leden first; those of few leden are left out
 * @param onveiliger how many assessments with a safety measure would get less support, or other measures; not hidden, since
 *     it should be none
 * @param onveiligeBeoordelingen their ids, the first hundred: who may see them can look
 */
public record Schaduwverslag(
        Schaduw schaduw,
        @Nullable Integer beoordelingen,
        @Nullable Integer anders,
        int mislukt,
        @Nullable Integer leden,
        @Nullable Integer ledenAnders,
        @Nullable Long euroPerMaandNu,
        @Nullable Long euroPerMaandVerschil,
        List<Overgang> overgangen,
        List<Groep> perLeeftijd,
        List<Groep> perHuishouden,
        List<Groep> perGemeente,
        int onveiliger,
        List<String> onveiligeBeoordelingen,
        String toelichting) {

    /** @param euroPerMaand what those leden would cost more together */
    public record Overgang(String van, String naar, int leden, long euroPerMaand) {}

    /**
     * Leden that have something in common.
     *
     * @param naam of the group; of a municipality its CBS code
     * @param anders how many would get another advice
     * @param euroPerMaand what they would cost more
     */
    public record Groep(
            String naam,
            @Nullable Integer leden,
            @Nullable Integer anders,
            @Nullable Long euroPerMaand) {}
}
