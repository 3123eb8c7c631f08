package nl.profielwijzer.calibration.agreement;

/** Why the cases don't give a figure, in a sentence that a reader of the report understands. */
public enum Reason {
    NO_CASES("Er zijn geen casussen met een oordeel."),
    NO_PAIRS("Geen enkele casus heeft twee oordelen. Laat ten minste één casus door twee mensen beoordelen."),
    NO_VARIATION("Alle oordelen tellen als dezelfde categorie. Toeval en overeenstemming zijn dan niet te scheiden."),
    NO_ORDER("De categorieën hebben geen volgorde. Geef getallen, of geef de volgorde erbij."),
    NEGATIVE_VALUES("Een verhoudingsschaal kent geen getallen onder nul. Kies de intervalschaal."),
    NOT_TWO_RATERS("Deze maat vergelijkt precies twee beoordelaars."),
    UNKNOWN_RATERS("De tellingen zeggen niet wie wat vond. Geef de oordelen per beoordelaar."),
    UNEQUAL_NUMBERS("Niet elke casus heeft evenveel oordelen. Deze standaardfout geldt alleen bij gelijke aantallen."),
    ONE_CASE("Eén casus geeft geen standaardfout. Beoordeel er meer."),
    ONE_CLUSTER("Eén groep casussen geeft geen interval. Voeg casussen van andere huishoudens toe."),
    UNSTABLE("Te veel trekkingen geven geen uitkomst. Er zijn te weinig of te gelijke casussen voor een interval."),
    ONE_SIDED("Alle trekkingen liggen aan één kant van de uitkomst. Gebruik het percentielinterval.");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    /** Dutch, with the remedy where there is one. */
    public String sentence() {
        return sentence;
    }
}
