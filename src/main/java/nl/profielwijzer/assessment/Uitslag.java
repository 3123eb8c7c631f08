package nl.profielwijzer.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.profielwijzer.catalogue.Aanbod;
import nl.profielwijzer.catalogue.Resultaat;
import nl.profielwijzer.catalogue.Tarief;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.PositieveGezondheid;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.Maatregel;
import nl.profielwijzer.rules.Naleving;
import nl.profielwijzer.rules.Oordeel;
import nl.profielwijzer.rules.Route;
import nl.profielwijzer.rules.Strekking;
import nl.profielwijzer.rules.Verandering;
import org.jspecify.annotations.Nullable;

/**
 * Everything the instrument says of one intake: the same for the same intake, rules and parameters, on any day. Names
 * and meaning are those of the contract; {@code gronden} are ids of rules that stand among the bevindingen.
 *
 * @param regelversie content hash of the rules
 * @param parameterset the set of parameters that was in force on the peildatum
 * @param catalogus the profile catalogue that was used
 * @param stilleggingen what was suspended for the municipality when this was calculated; absent when nothing was
 * @param genegeerd scores outside the ages of their leefgebied: named, not used
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Uitslag(
        LocalDate peildatum,
        Uitkomst uitkomst,
        @Nullable List<GeldendeStillegging> stilleggingen,
        String regelversie,
        ParametersetReferentie parameterset,
        CatalogusReferentie catalogus,
        List<Veiligheidsmaatregel> veiligheid,
        List<LidUitslag> leden,
        Gezin gezin,
        List<Beginselnaleving> beginselen,
        List<OpenVraag> vragen,
        List<GenegeerdeScore> genegeerd,
        List<Waarneming> bevindingen) {

    /**
     * Advice that may not be given for now.
     *
     * @param profielen the profiles and result areas it is about; absent is everything
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record GeldendeStillegging(
            String id,
            Instant sinds,
            String reden,
            @Nullable List<String> profielen) {}

    public record ParametersetReferentie(String id, int versie, String hash) {}

    /** @param voorbeeld an example catalogue, adopted by no region */
    public record CatalogusReferentie(String naam, String versie, boolean voorbeeld) {}

    public record Veiligheidsmaatregel(String lid, Maatregel maatregel, boolean acuut, List<String> gronden) {}

    /**
     * @param stilgelegd true when the advice to this lid is suspended: then safety, laws and questions are all there is;
     *     absent otherwise
     * @param profielen candidates at the threshold, in order of points
     * @param waaromNiet every youth profile that is not advised, and why
     * @param omslagen the nearest changes that would alter the advice
     * @param positieveGezondheid as it was told: shown, never scored
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LidUitslag(
            String lid,
            @Nullable Boolean stilgelegd,
            List<Wetsoordeel> wetten,
            Route route,
            boolean deskundigheidNodig,
            List<Kandidaat> profielen,
            List<Advies> adviezen,
            List<Stap> stappen,
            List<NietPassend> waaromNiet,
            List<Omslag> omslagen,
            @Nullable Urgentie urgentie,
            List<Gespreksvraag> gespreksvragen,
            @Nullable PositieveGezondheid positieveGezondheid) {}

    /** Something to talk about that never changes profile or intensity. */
    public record Gespreksvraag(String vraag, List<String> gronden) {}

    /** @param overbrugging whether advice bridges the time; absent when that can't be said because advice is suspended */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Wetsoordeel(
            Wet wet, Oordeel oordeel, @Nullable Boolean overbrugging, List<String> gronden) {}

    public record Kandidaat(String profiel, String naam, double punten, List<String> gronden) {}

    /**
     * @param alternatieven profiles within the margin
     * @param marge points between the first and the second candidate
     * @param lichterAlternatief the next lighter option and its cost
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Advies(
            Wet wet,
            String profiel,
            String naam,
            Intensiteit intensiteit,
            @Nullable List<String> alternatieven,
            @Nullable Double marge,
            Omvang omvang,
            int duurMaanden,
            int evaluatieNaMaanden,
            LocalDate evaluatiedatum,
            List<Resultaat> resultaten,
            Kosten kosten,
            @Nullable LichterAlternatief lichterAlternatief,
            @Nullable EigenBijdrage eigenBijdrage,
            Verandering verandering,
            boolean overbrugging,
            List<String> gronden) {}

    /** @param voorbeeld the hours are the catalogue's example, not a norm */
    public record Omvang(List<String> activiteiten, double uren, Aanbod.Periode per, boolean voorbeeld) {}

    public record Kosten(double bedrag, String per, String bron) {
        static Kosten of(Tarief tarief, String bron) {
            return new Kosten(tarief.bedrag(), tarief.per(), bron);
        }
    }

    public record LichterAlternatief(Intensiteit intensiteit, Kosten kosten) {}

    public record EigenBijdrage(double bedrag, String per, List<String> gronden) {}

    /** One of the five steps the courts ask every decision to walk. */
    public record Stap(int stap, String naam, String conclusie, List<String> gronden, boolean deskundigheidNodig) {}

    /** @param tekort points short of the threshold or of the advised profile, when it was a candidate */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NietPassend(
            String profiel,
            String naam,
            String reden,
            @Nullable Double tekort,
            List<String> gronden) {}

    /**
     * @param veld the fact that would change, as a path inside the lid or from the root
     * @param parameter or the parameter that would change
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Omslag(
            @Nullable String veld,
            @Nullable String parameter,
            @Nullable Object nu,
            @Nullable Object wordt,
            String gevolg) {}

    public record Urgentie(int klasse, int wachtnormWeken, List<String> gronden) {}

    /**
     * @param eenGezinEenPlan absent, as regievoerder, when it can't be said because advice to somebody is suspended
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Gezin(
            @Nullable Boolean eenGezinEenPlan,
            @Nullable Boolean regievoerder,
            List<String> samenloop,
            List<String> gronden) {}

    public record Beginselnaleving(
            String beginsel, String titel, Naleving oordeel, String uitleg, List<String> gronden) {}

    /**
     * @param veld path inside the lid, or from the root when lid is absent
     * @param beslissend without the answer there is no advice
     * @param gevolgen what an answer could change
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OpenVraag(
            @Nullable String lid, String veld, String vraag, boolean beslissend, String omdat, List<String> gevolgen) {}

    public record GenegeerdeScore(String lid, String veld) {}

    /** What one rule saw, in words, with its legal basis and source. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Waarneming(
            String regel,
            @Nullable String lid,
            Strekking strekking,
            String uitleg,
            String grondslag,
            String bron,
            @Nullable Double gewicht,
            Map<String, Object> feiten) {}
}
