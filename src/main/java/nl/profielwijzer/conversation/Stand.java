package nl.profielwijzer.conversation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.profielwijzer.assessment.Uitslag.Veiligheidsmaatregel;
import nl.profielwijzer.assessment.Uitslag.Waarneming;

/**
 * Where a conversation stands.
 *
 * @param leden how each lid is called in the intake, by its number in the form
 * @param fouten all that keeps it from being an intake
 * @param veiligheid what must happen for safety, by what is known now
 * @param bevindingen what the rules see by what is known now
 * @param openstaand the questions that can change the advice, the largest effect first
 * @param teVroeg leden of whom it is too early to say which questions matter
 * @param bekend whether enough is known to say what matters
 * @param stilgelegd whether advice to somebody is suspended by what is known now
 */
public record Stand(
        Invoer invoer,
        Map<String, String> leden,
        List<Invulfout> fouten,
        List<Veiligheidsmaatregel> veiligheid,
        List<Waarneming> bevindingen,
        List<Openstaand> openstaand,
        Set<String> teVroeg,
        boolean bekend,
        boolean stilgelegd) {

    /** Whether something must happen now. */
    public boolean spoed() {
        return veiligheid.stream().anyMatch(Veiligheidsmaatregel::acuut);
    }

    /** What is wrong in this step, or of this lid in it. */
    public List<Invulfout> fouten(Gespreksstap stap, String lid) {
        return fouten.stream()
                .filter(fout -> fout.stap() == stap
                        && (lid.isEmpty() || Veld.lid(fout.veld()).equals(lid)))
                .toList();
    }

    /** Whether an answer in this field can still change the advice, as far as one can tell. */
    public boolean telt(String veld) {
        String lid = Veld.lid(veld);
        if (!bekend || teVroeg.contains(lid) || (lid.isEmpty() && !teVroeg.isEmpty())) {
            return true;
        }
        return openstaand.stream()
                .map(Openstaand::veld)
                .anyMatch(open -> open.equals(veld) || open.startsWith(veld + ".") || veld.startsWith(open + "."));
    }
}
