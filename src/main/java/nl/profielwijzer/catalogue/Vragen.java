package nl.profielwijzer.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.profielwijzer.intake.Leefgebied;

/** How each field of the intake is asked for in the conversation. */
public final class Vragen {
    private static final String SCORES = "leefgebieden";
    private static final List<String> PER_LEEFGEBIED = List.of(SCORES, "gewenst", "begeleiding");

    private final Map<String, Vraag> byField;
    private final Leefgebieden leefgebieden;

    Vragen(Map<String, Vraag> byField, Leefgebieden leefgebieden) {
        this.byField = Map.copyOf(byField);
        this.leefgebieden = leefgebieden;
    }

    /**
     * The question that asks for this field.
     *
     * @param veld path inside the lid, or from the root; {@code leefgebieden.gedrag} asks with the words and anchors of
     *     that leefgebied, {@code beperkingen[0].ernst} like {@code beperkingen.ernst}
     * @throws IllegalArgumentException when nobody wrote one
     */
    public Vraag voor(String veld) {
        String field = veld.replaceAll("\\[\\d+]|\\.\\d+(?=\\.|$)", "");
        int dot = field.indexOf('.');
        String map = dot < 0 ? "" : field.substring(0, dot);
        if (!PER_LEEFGEBIED.contains(map)) {
            return written(field);
        }
        Leefgebieden.Beschrijving leefgebied = leefgebieden.get(Leefgebied.of(field.substring(dot + 1)));
        Vraag vraag = written(map);
        return new Vraag(
                map.equals(SCORES) ? leefgebied.vraag() : vraag.vraag().replace("{leefgebied}", leefgebied.naam()),
                vraag.omdat(),
                vraag.antwoorden().isEmpty() ? ankers(leefgebied) : vraag.antwoorden());
    }

    private static Map<String, String> ankers(Leefgebieden.Beschrijving leefgebied) {
        Map<String, String> antwoorden = new LinkedHashMap<>();
        int score = leefgebied.ankers().size();
        for (String anker : leefgebied.ankers()) {
            antwoorden.put(String.valueOf(score--), anker);
        }
        return antwoorden;
    }

    private Vraag written(String veld) {
        Vraag vraag = byField.get(veld);
        if (vraag == null) {
            throw new IllegalArgumentException(
                    "veld %s heeft geen vraag. Schrijf er een in rules/vragen.yaml.".formatted(veld));
        }
        return vraag;
    }
}
