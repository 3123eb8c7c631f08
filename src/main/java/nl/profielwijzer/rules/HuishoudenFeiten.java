package nl.profielwijzer.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoublePredicate;
import nl.profielwijzer.catalogue.Leefgebieden;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.intake.Bestaanszekerheid;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Inzet;
import nl.profielwijzer.intake.Ouderrelatie;
import nl.profielwijzer.intake.Signaalsoort;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.RuleContext;

/** What is known of a household on the peildatum, under one set of parameters: a fact for the rules. */
public final class HuishoudenFeiten {
    private final Intake intake;
    private final Parameters parameters;
    private final boolean explained;
    private final @Nullable AlikeValues alike;
    private final Set<String> lookedAt = new HashSet<>();
    private final List<LidFeiten> leden = new ArrayList<>();
    private final Bevindingen bevindingen;

    /**
     * @param rules the rule book that will look at these facts
     * @param explained whether findings keep the facts they rest on, to be put into words
     */
    public HuishoudenFeiten(
            Intake intake, Parameters parameters, Leefgebieden leefgebieden, RuleBook rules, boolean explained) {
        this(intake, parameters, leefgebieden, rules, explained, null);
    }

    /** @param alike is told all that is asked about a parameter, to know for which other values the findings hold */
    public HuishoudenFeiten(
            Intake intake, Parameters parameters, Leefgebieden leefgebieden, RuleBook rules, AlikeValues alike) {
        this(intake, parameters, leefgebieden, rules, false, alike);
    }

    private HuishoudenFeiten(
            Intake intake,
            Parameters parameters,
            Leefgebieden leefgebieden,
            RuleBook rules,
            boolean explained,
            @Nullable AlikeValues alike) {
        this.alike = alike;
        this.intake = intake;
        this.parameters = parameters;
        this.explained = explained;
        intake.huishouden().leden().forEach(lid -> leden.add(new LidFeiten(lid, this, leefgebieden)));
        leden.forEach(LidFeiten::connect);
        this.bevindingen = new Bevindingen(rules, this, explained);
    }

    /** What the rules saw, once they have looked. */
    public Bevindingen bevindingen() {
        return bevindingen;
    }

    /** Everything the rules are to see. */
    public List<Object> facts() {
        List<Object> facts = new ArrayList<>(leden);
        facts.add(this);
        for (LidFeiten lid : leden) {
            lid.getOuders().forEach(ouder -> facts.add(new OuderKind(lid, ouder)));
            facts.addAll(lid.scoresOnderGewenst());
        }
        return facts;
    }

    /** Reports what a rule saw on the household as a whole. */
    public void meld(RuleContext context) {
        bevindingen.add(context, null, null);
    }

    public LocalDate getPeildatum() {
        return intake.peildatum();
    }

    public Parameters getParameters() {
        return parameters;
    }

    /** The value of the named parameter. */
    public double grens(String parameter) {
        double value = parameters.get(parameter);
        if (explained) {
            lookedAt.add(parameter);
        } else if (alike != null) {
            alike.asked(parameter, other -> other == value);
        }
        return value;
    }

    /** Whether this holds for the value of the named parameter: tells less of the value, so the answer holds for more. */
    boolean grens(String parameter, DoublePredicate holds) {
        if (explained) {
            lookedAt.add(parameter);
        } else if (alike != null) {
            alike.asked(parameter, holds);
        }
        return holds.test(parameters.get(parameter));
    }

    /** Remembers that a rule looked for an answer that nobody gave. */
    void lookedFor(LidFeiten lid, String veld) {
        if (explained) {
            lookedAt.add(lid.getId() + " " + veld);
        }
    }

    /**
     * Whether any rule looked for this unasked field of a lid. What nobody looked for can't change the outcome. Known
     * only of households that are explained.
     */
    public boolean isLookedFor(LidFeiten lid, String veld) {
        return lookedAt.contains(lid.getId() + " " + veld);
    }

    /** Whether any rule looked at this parameter. */
    public boolean isLookedAt(String parameter) {
        return lookedAt.contains(parameter);
    }

    public List<LidFeiten> getLeden() {
        return leden;
    }

    public boolean isMetKinderen() {
        for (LidFeiten lid : leden) {
            if (lid.isKind()) {
                return true;
            }
        }
        return false;
    }

    @Grens({"probleem.vanaf-score", "volwassen.vanaf-leeftijd"})
    public boolean kinderenMetProbleemVanaf(String parameter) {
        long kinderen = leden.stream()
                .filter(lid -> lid.isKind() && lid.isMetProbleem())
                .count();
        return grens(parameter, vanaf -> kinderen >= vanaf);
    }

    public boolean heeftSignaal(Signaalsoort soort) {
        for (LidFeiten lid : leden) {
            if (lid.heeftSignaal(soort)) {
                return true;
            }
        }
        return false;
    }

    /** Whether was asked which support runs. */
    public boolean isInzetGevraagd() {
        return intake.huishouden().inzet() != null;
    }

    List<Inzet> inzet() {
        List<Inzet> inzet = intake.huishouden().inzet();
        return inzet == null ? List.of() : inzet;
    }

    public Ouderrelatie.@Nullable Strijd getStrijd() {
        Ouderrelatie relatie = intake.huishouden().ouderrelatie();
        return relatie == null ? null : relatie.strijd();
    }

    public boolean isGescheiden() {
        Ouderrelatie relatie = intake.huishouden().ouderrelatie();
        return relatie != null && Boolean.TRUE.equals(relatie.gescheiden());
    }

    public Bestaanszekerheid.@Nullable Schulden getSchulden() {
        Bestaanszekerheid zekerheid = intake.huishouden().bestaanszekerheid();
        return zekerheid == null ? null : zekerheid.schulden();
    }

    public @Nullable Boolean getInkomenOnzeker() {
        Bestaanszekerheid zekerheid = intake.huishouden().bestaanszekerheid();
        return zekerheid == null ? null : zekerheid.inkomenOnzeker();
    }

    public @Nullable Boolean getUithuiszettingDreigt() {
        Bestaanszekerheid zekerheid = intake.huishouden().bestaanszekerheid();
        return zekerheid == null ? null : zekerheid.uithuiszettingDreigt();
    }

    public @Nullable Boolean getAfsluitingDreigt() {
        Bestaanszekerheid zekerheid = intake.huishouden().bestaanszekerheid();
        return zekerheid == null ? null : zekerheid.afsluitingDreigt();
    }

    /** Whether anything was asked about debts, income, home or energy. */
    public boolean isBestaanszekerheidGevraagd() {
        return getSchulden() != null
                || getInkomenOnzeker() != null
                || getUithuiszettingDreigt() != null
                || getAfsluitingDreigt() != null;
    }

    public @Nullable Boolean getPersoonlijkPlan() {
        return intake.melding().persoonlijkPlan();
    }

    public @Nullable Boolean getClientondersteuningAangeboden() {
        return intake.melding().clientondersteuningAangeboden();
    }
}
