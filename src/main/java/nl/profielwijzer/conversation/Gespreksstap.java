package nl.profielwijzer.conversation;

import java.util.List;
import java.util.Set;

/** The steps of the conversation, in order, and what is asked in each. */
public enum Gespreksstap {
    MELDING("Melding", "melding", Set.of("gemeente", "kenmerk", "peildatum", "melding")),
    HUISHOUDEN(
            "Huishouden",
            "huishouden",
            Set.of("huishouden.leden", "huishouden.inzet", "rol", "geboortedatum", "vraagtOndersteuning")),
    VEILIGHEID("Veiligheid", "veiligheid", Set.of("signalen")),
    SITUATIE("Hoe gaat het", "situatie", Set.of()),
    SAMEN(
            "Zelf en samen",
            "zelf-en-samen",
            Set.of(
                    "huishouden.ouderrelatie",
                    "eigenKracht",
                    "netwerk",
                    "opvoedvaardigheid",
                    "opvoedvaardigheidTeLeren",
                    "mantelzorg",
                    "huishouden",
                    "leveringsvorm",
                    "positieveGezondheid")),
    SCHOOL_WERK_GELD(
            "School, werk, geld",
            "school-werk-geld",
            Set.of("onderwijs", "arbeidsvermogen", "huishouden.bestaanszekerheid")),
    CONTROLE("Controleren", "controle", Set.of());

    private final String naam;
    private final String pad;
    private final Set<String> groepen;

    Gespreksstap(String naam, String pad, Set<String> groepen) {
        this.naam = naam;
        this.pad = pad;
        this.groepen = groepen;
    }

    public String naam() {
        return naam;
    }

    /** The last part of its address. */
    public String pad() {
        return pad;
    }

    /** Its number in the conversation, from 1. */
    public int nummer() {
        return ordinal() + 1;
    }

    /** The step with this address. */
    public static java.util.Optional<Gespreksstap> van(String pad) {
        return List.of(values()).stream().filter(stap -> stap.pad.equals(pad)).findFirst();
    }

    /** The step in which this field of the form is asked; the situation of a lid when no other asks it. */
    static Gespreksstap vraagt(String veld) {
        String path = Veld.pad(veld);
        String first = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
        boolean ofTheHousehold = !Veld.vanLid(veld) && first.equals("huishouden") && path.contains(".");
        String group =
                ofTheHousehold ? String.join(".", List.of(path.split("\\.")).subList(0, 2)) : first;
        for (Gespreksstap stap : values()) {
            if (stap.groepen.contains(group)) {
                return stap;
            }
        }
        return Veld.vanLid(veld) ? SITUATIE : MELDING;
    }
}
