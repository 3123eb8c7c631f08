package nl.profielwijzer.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.Wet;
import org.kie.api.runtime.rule.RuleContext;

/** What weighing made of the findings on one lid: a fact for the rules that look at the outcome as a whole. */
public final class LidWeging {
    private final LidFeiten lid;
    private final List<Maatregel> maatregelen;
    private final Map<Wet, Oordeel> wetten = new EnumMap<>(Wet.class);
    private final Route route;
    private final List<AdviesFeiten> adviezen;

    public LidWeging(
            LidFeiten lid,
            Collection<Maatregel> maatregelen,
            Map<Wet, Oordeel> wetten,
            Route route,
            List<AdviesFeiten> adviezen) {
        this.lid = lid;
        this.maatregelen = List.copyOf(maatregelen);
        this.wetten.putAll(wetten);
        this.route = route;
        this.adviezen = List.copyOf(adviezen);
    }

    /** Reports what a rule saw in the outcome for this lid. */
    public void meld(RuleContext context) {
        lid.meld(context);
    }

    public LidFeiten getLid() {
        return lid;
    }

    public List<Maatregel> getMaatregelen() {
        return maatregelen;
    }

    public boolean isMetMaatregel() {
        return !maatregelen.isEmpty();
    }

    public Oordeel oordeel(Wet wet) {
        return wetten.getOrDefault(wet, Oordeel.NEE);
    }

    /** Laws that may still give something: to be found out. */
    public List<Wet> getUitTeZoeken() {
        return wetten.keySet().stream()
                .filter(wet -> wetten.get(wet) == Oordeel.UITZOEKEN)
                .toList();
    }

    public boolean isMetUitTeZoeken() {
        return wetten.containsValue(Oordeel.UITZOEKEN);
    }

    /** Laws that this lid involves the household in: with an advice, or another law that gives or may give something. */
    @OpAdvies
    public List<Wet> getBetrokkenWetten() {
        List<Wet> betrokken = new ArrayList<>();
        wetten.forEach((wet, oordeel) -> {
            boolean involved = wet == Wet.JEUGDWET || wet == Wet.WMO
                    ? adviezen.stream().anyMatch(advies -> advies.wet() == wet)
                    : oordeel != Oordeel.NEE;
            if (involved) {
                betrokken.add(wet);
            }
        });
        lid.getInzet().stream()
                .filter(InzetFeiten::isLoopt)
                .map(InzetFeiten::getWet)
                .filter(wet -> !betrokken.contains(wet))
                .forEach(betrokken::add);
        return betrokken;
    }

    @OpAdvies
    public boolean wettenVanaf(String parameter) {
        return getBetrokkenWetten().size() >= lid.grens(parameter);
    }

    /** Whether support under this law runs on the peildatum. */
    public boolean heeftLopendeInzet(Wet wet) {
        return lid.getInzet().stream().anyMatch(inzet -> inzet.getWet() == wet && inzet.isLoopt());
    }

    @OpAdvies
    public Route getRoute() {
        return route;
    }

    @OpAdvies
    public List<AdviesFeiten> getAdviezen() {
        return adviezen;
    }

    @OpAdvies
    public boolean isMetAdvies() {
        return !adviezen.isEmpty();
    }

    @OpAdvies
    public boolean isMetJeugdadvies() {
        return adviezen.stream().anyMatch(advies -> advies.wet() == Wet.JEUGDWET);
    }

    @OpAdvies
    public boolean isMetWmoadvies() {
        return adviezen.stream().anyMatch(advies -> advies.wet() == Wet.WMO);
    }

    /** Whether this profile or result area is advised. */
    @OpAdvies
    public boolean adviseert(String profiel) {
        return adviezen.stream().anyMatch(advies -> advies.profiel().equals(profiel));
    }

    /** Whether any advice has this intensity. */
    @OpAdvies
    public boolean adviseertIntensiteit(Intensiteit intensiteit) {
        return adviezen.stream().anyMatch(advies -> advies.intensiteit() == intensiteit);
    }
}
