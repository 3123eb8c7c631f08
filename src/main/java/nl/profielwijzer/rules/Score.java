package nl.profielwijzer.rules;

import java.util.List;
import nl.profielwijzer.intake.Leefgebied;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.RuleContext;

/**
 * How one leefgebied goes for one lid: a fact for the rules.
 *
 * <p>Where nothing was asked every question about its height is answered with "no": a missing score is never a problem
 * and never the absence of one.
 */
public final class Score {
    /** The leefgebieden among which one can be the single lowest. */
    private static final List<Leefgebied> COMPARED = List.of(
            Leefgebied.GEDRAG,
            Leefgebied.GEESTELIJKE_GEZONDHEID,
            Leefgebied.ONTWIKKELING,
            Leefgebied.LICHAMELIJKE_GEZONDHEID);

    private final LidFeiten lid;
    private final Leefgebied leefgebied;
    private final String naam;
    private final @Nullable Integer waarde;
    private final @Nullable Integer gewenst;
    private final @Nullable Integer begeleiding;

    Score(
            LidFeiten lid,
            Leefgebied leefgebied,
            String naam,
            @Nullable Integer waarde,
            @Nullable Integer gewenst,
            @Nullable Integer begeleiding) {
        this.lid = lid;
        this.leefgebied = leefgebied;
        this.naam = naam;
        this.waarde = waarde;
        this.gewenst = gewenst;
        this.begeleiding = begeleiding;
    }

    /** Reports what a rule saw on this leefgebied of the lid. */
    public void meld(RuleContext context) {
        lid.getHuishouden().bevindingen().add(context, lid, this);
    }

    public LidFeiten getLid() {
        return lid;
    }

    public Leefgebied getLeefgebied() {
        return leefgebied;
    }

    /** As in a sentence. */
    public String getNaam() {
        return naam;
    }

    /** 5 (gaat goed) to 1 (acuut onhoudbaar); null is not asked, or outside the ages of this leefgebied. */
    public @Nullable Integer getWaarde() {
        if (waarde == null) {
            lid.getHuishouden().lookedFor(lid, "leefgebieden." + leefgebied.key());
        }
        return waarde;
    }

    public boolean isGevraagd() {
        return getWaarde() != null;
    }

    /** Whether it was asked and is at most the named parameter. */
    public boolean hoogstens(String parameter) {
        Integer score = getWaarde();
        return score != null && lid.grens(parameter, most -> score <= most);
    }

    @Grens("probleem.vanaf-score")
    public boolean isProbleem() {
        return hoogstens("probleem.vanaf-score");
    }

    /** Whether this is a problem and no other leefgebied of the lid is. */
    @Grens("probleem.vanaf-score")
    public boolean isEnigeProbleem() {
        return isProbleem() && lid.getProblemen().size() == 1;
    }

    /** Lower than each of the others that were asked among gedrag, geestelijke en lichamelijke gezondheid, ontwikkeling. */
    public boolean isEnkelLaagst() {
        Integer score = getWaarde();
        if (score == null) {
            return false;
        }
        boolean compared = false;
        for (Leefgebied other : COMPARED) {
            Integer value = lid.score(other).getWaarde();
            if (other != leefgebied && value != null) {
                if (value <= score) {
                    return false;
                }
                compared = true;
            }
        }
        return compared;
    }

    /** The level the resident wants to reach, or the usual one when not said. */
    @Grens("wmo.gewenst")
    public double getGewenst() {
        return gewenst == null ? lid.grens("wmo.gewenst") : gewenst;
    }

    /** Distance to the wanted level, 0 to 4; 0 too when not asked. */
    @Grens("wmo.gewenst")
    public int getAfstand() {
        Integer score = getWaarde();
        return score == null ? 0 : (int) Math.max(0, getGewenst() - score);
    }

    /** Whether there is any distance to the wanted level. */
    @Grens("wmo.gewenst")
    public boolean isOnderGewenst() {
        return getAfstand() > 0;
    }

    public boolean isBegeleidingGevraagd() {
        return begeleiding != null;
    }

    /** Degree of guidance needed, 0 to 4; as large as the distance when not asked. */
    @Grens("wmo.gewenst")
    public int getBegeleiding() {
        if (begeleiding == null) {
            lid.getHuishouden().lookedFor(lid, "begeleiding." + leefgebied.key());
            return getAfstand();
        }
        return begeleiding;
    }
}
