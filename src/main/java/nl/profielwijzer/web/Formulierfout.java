package nl.profielwijzer.web;

import java.util.List;
import java.util.stream.Stream;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.TextForm;
import nl.profielwijzer.retention.Dossiersleutel;
import nl.profielwijzer.rules.Wording;

/**
 * What is wrong with a form, told above it and at the field.
 *
 * @param adres the field as a link in the page; the form itself when no field is meant
 * @param naam what goes before the message where it stands apart from its field, as in "Motief: "; empty when that is clear
 */
record Formulierfout(String adres, String naam, String melding) {

    Formulierfout(String adres, String melding) {
        this(adres, "", melding);
    }

    /** The message as it stands above the form. */
    public String tekst() {
        return naam + melding;
    }

    /** The same of the field with another address. */
    Formulierfout at(String other) {
        return new Formulierfout(other, naam, melding);
    }

    /** Links each fault to the field whose name its pointer ends with. */
    static List<Formulierfout> of(List<Fout> fouten) {
        return fouten.stream()
                .map(fout -> new Formulierfout(
                        "#" + fout.pointer().replaceFirst("^/", "").replace('/', '-'),
                        named(fout),
                        fout.melding() + " " + fout.herstel()))
                .distinct()
                .toList();
    }

    /** What is wrong with a text that was typed; nothing when nothing is. */
    static Stream<Formulierfout> in(String typed, TextForm form) {
        Fout fout = form.fout(typed.isBlank() ? null : typed.strip());
        if (fout != null && fout.code().equals("verplicht")) {
            return Stream.of(new Formulierfout("#" + form.veld(), named(fout), "Vul dit in. " + fout.herstel()));
        }
        return fout == null ? Stream.empty() : of(List.of(fout)).stream();
    }

    /** What is wrong with what was chosen from the list of municipalities; nothing when nothing is. */
    static Stream<Formulierfout> inGemeente(String chosen) {
        return Dossiersleutel.GEMEENTE.fout(chosen.strip()) == null
                ? Stream.empty()
                : Stream.of(new Formulierfout("#" + Dossiersleutel.GEMEENTE.veld(), "Kies een gemeente."));
    }

    /** One thing that is wrong, of the form as a whole. */
    static List<Formulierfout> of(String tekst) {
        return List.of(new Formulierfout("#inhoud", tekst));
    }

    /** The field as a word before the message, which often says only "this". */
    private static String named(Fout fout) {
        String field = fout.pointer().substring(fout.pointer().lastIndexOf('/') + 1);
        return field.isEmpty() ? "" : Wording.capitalised(field) + ": ";
    }
}
