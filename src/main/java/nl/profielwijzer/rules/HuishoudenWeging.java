package nl.profielwijzer.rules;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import nl.profielwijzer.intake.Wet;
import org.kie.api.runtime.rule.RuleContext;

/** What weighing made of the household: a fact for the rules that look at the outcome as a whole. */
public final class HuishoudenWeging {
    private final HuishoudenFeiten huishouden;
    private final List<LidWeging> leden;
    private final Set<Wet> betrokkenWetten = new TreeSet<>();

    public HuishoudenWeging(HuishoudenFeiten huishouden, List<LidWeging> leden) {
        this.huishouden = huishouden;
        this.leden = List.copyOf(leden);
        leden.forEach(lid -> betrokkenWetten.addAll(lid.getBetrokkenWetten()));
    }

    /** Reports what a rule saw in the outcome for the household. */
    public void meld(RuleContext context) {
        huishouden.meld(context);
    }

    public HuishoudenFeiten getHuishouden() {
        return huishouden;
    }

    public List<LidWeging> getLeden() {
        return leden;
    }

    /** The laws the household has to do with, running or new. */
    @OpAdvies
    public List<Wet> getBetrokkenWetten() {
        return List.copyOf(betrokkenWetten);
    }

    @OpAdvies
    public boolean wettenVanaf(String parameter) {
        return betrokkenWetten.size() >= huishouden.grens(parameter);
    }

    @OpAdvies
    public boolean isMetAdvies() {
        return leden.stream().anyMatch(LidWeging::isMetAdvies);
    }

    public boolean isMetMaatregel() {
        return leden.stream().anyMatch(LidWeging::isMetMaatregel);
    }

    /** Leden with an advice, as a rule's sentence names them. */
    @OpAdvies
    public List<LidFeiten> getLedenMetAdvies() {
        return leden(LidWeging::isMetAdvies);
    }

    @OpAdvies
    public boolean ledenMetAdviesVanaf(String parameter) {
        return getLedenMetAdvies().size() >= huishouden.grens(parameter);
    }

    @OpAdvies
    public List<LidFeiten> getLedenMetAdviesOfMaatregel() {
        return leden(lid -> lid.isMetAdvies() || lid.isMetMaatregel());
    }

    @OpAdvies
    public boolean ledenMetAdviesOfMaatregelVanaf(String parameter) {
        return getLedenMetAdviesOfMaatregel().size() >= huishouden.grens(parameter);
    }

    @Grens("probleem.vanaf-score")
    public List<LidFeiten> getLedenMetProbleem() {
        return leden(lid -> lid.getLid().isMetProbleem());
    }

    @Grens("probleem.vanaf-score")
    public boolean ledenMetProbleemVanaf(String parameter) {
        return getLedenMetProbleem().size() >= huishouden.grens(parameter);
    }

    /** What the problems of the household are about, each leefgebied once, by its name in a sentence. */
    @Grens("probleem.vanaf-score")
    public List<String> getLeefgebiedenMetProbleem() {
        return leden.stream()
                .flatMap(lid -> lid.getLid().getProblemen().stream())
                .map(Score::getNaam)
                .distinct()
                .toList();
    }

    @OpAdvies
    public boolean isMetJeugdadvies() {
        return leden.stream().anyMatch(LidWeging::isMetJeugdadvies);
    }

    @OpAdvies
    public boolean isMetWmoadvies() {
        return leden.stream().anyMatch(LidWeging::isMetWmoadvies);
    }

    /** Whether this profile is advised to at least as many leden as the named parameter says. */
    @OpAdvies
    public boolean ledenMetProfielVanaf(String profiel, String parameter) {
        return leden.stream().filter(lid -> lid.adviseert(profiel)).count() >= huishouden.grens(parameter);
    }

    /** All advices of all leden. */
    @OpAdvies
    public List<AdviesFeiten> getAdviezen() {
        return leden.stream().flatMap(lid -> lid.getAdviezen().stream()).toList();
    }

    /** Whether any advice relates like this to support that runs. */
    @OpAdvies
    public boolean heeftVerandering(Verandering verandering) {
        return getAdviezen().stream().anyMatch(advies -> advies.verandering() == verandering);
    }

    @OpAdvies
    public boolean isMetBlijvendAdvies() {
        return getAdviezen().stream().anyMatch(AdviesFeiten::blijvend);
    }

    @OpAdvies
    public boolean heeftRoute(Route route) {
        return leden.stream().anyMatch(lid -> lid.getRoute() == route);
    }

    private List<LidFeiten> leden(Predicate<LidWeging> which) {
        return leden.stream().filter(which).map(LidWeging::getLid).toList();
    }
}
