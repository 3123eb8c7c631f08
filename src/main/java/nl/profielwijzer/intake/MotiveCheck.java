package nl.profielwijzer.intake;

import java.util.List;

/** Looks at the motive that somebody gives for an act: there has to be one, that can be kept and is about no person. */
public final class MotiveCheck {
    private MotiveCheck() {}

    /**
     * What is wrong with it.
     *
     * @param pointer where it stands
     * @param subject what the act is about, with its article: "een set"
     */
    public static List<Fout> faults(String pointer, String text, int longest, String subject) {
        if (text.isBlank() || text.strip().length() > longest) {
            return List.of(new Fout(
                    pointer,
                    text.isBlank() ? "ontbreekt" : "te-lang",
                    text.isBlank() ? "Dit is niet ingevuld." : "Dit is te lang.",
                    "Schrijf een tekst van hoogstens %d tekens.".formatted(longest)));
        }
        if (!text.codePoints().allMatch(TextCheck::storable)) {
            return List.of(new Fout(
                    pointer,
                    "verkeerd-teken",
                    "Hierin staat een teken dat geen tekst is.",
                    "Typ de tekst opnieuw of plak zonder opmaak."));
        }
        return Burgerservicenummer.in(text)
                ? List.of(new Fout(
                        pointer,
                        "bsn",
                        "Hierin staat een getal dat een BSN kan zijn.",
                        "Haal het weg; %s gaat nooit over één persoon.".formatted(subject)))
                : List.of();
    }
}
