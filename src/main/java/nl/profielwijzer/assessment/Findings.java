package nl.profielwijzer.assessment;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import nl.profielwijzer.rules.Bevinding;
import nl.profielwijzer.rules.LidFeiten;
import nl.profielwijzer.rules.Rule;
import nl.profielwijzer.rules.Wording;
import nl.profielwijzer.rules.Wording.Told;

/** All findings of one outcome, to look up and put into words. */
final class Findings {
    private final List<Bevinding> all;
    private final Map<LidFeiten, List<Bevinding>> byLid = new IdentityHashMap<>();
    private final Map<Bevinding, Told> told = new IdentityHashMap<>();
    private final Afweging afweging;
    private final Wording wording;

    Findings(Afweging afweging, Wording wording) {
        this.afweging = afweging;
        this.wording = wording;
        this.all = afweging.feiten().bevindingen().all();
        for (Bevinding finding : all) {
            LidFeiten lid = finding.lid();
            if (lid != null) {
                byLid.computeIfAbsent(lid, l -> new ArrayList<>()).add(finding);
            }
        }
    }

    List<Bevinding> all() {
        return all;
    }

    List<Bevinding> of(LidFeiten lid) {
        return byLid.getOrDefault(lid, List.of());
    }

    /** Those on this lid by the rules of this item, such as E05. */
    List<Bevinding> of(LidFeiten lid, String item) {
        return of(lid).stream()
                .filter(finding -> finding.rule().item().equals(item))
                .toList();
    }

    List<Bevinding> of(LidFeiten lid, List<Rule> rules) {
        return of(lid).stream()
                .filter(finding -> rules.contains(finding.rule()))
                .toList();
    }

    List<Bevinding> ofHousehold(String item) {
        return all.stream()
                .filter(finding ->
                        finding.lid() == null && finding.rule().item().equals(item))
                .toList();
    }

    String sentence(Bevinding finding) {
        return told(finding).sentence();
    }

    /** The finding in words, made once. */
    Told told(Bevinding finding) {
        return told.computeIfAbsent(finding, each -> wording.told(each, afweging.parameters()));
    }

    /** The sentences of these findings, one after the other, each once. */
    String sentences(List<Bevinding> findings) {
        return String.join(" ", findings.stream().map(this::sentence).distinct().toList());
    }
}
