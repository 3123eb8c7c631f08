package nl.profielwijzer.intake;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A life domain that can be scored, from 5 (gaat goed) to 1 (acuut onhoudbaar). */
public enum Leefgebied {
    GEESTELIJKE_GEZONDHEID("geestelijkeGezondheid"),
    LICHAMELIJKE_GEZONDHEID("lichamelijkeGezondheid"),
    MIDDELENGEBRUIK("middelengebruik"),
    HUISELIJKE_RELATIES("huiselijkeRelaties"),
    SOCIAAL_NETWERK("sociaalNetwerk"),
    TIJDSBESTEDING("tijdsbesteding"),
    JUSTITIE("justitie"),
    MOBILITEIT("mobiliteit"),
    BASALE_ADL("basaleAdl"),
    GEDRAG("gedrag"),
    ONTWIKKELING("ontwikkeling"),
    SCHOOLGANG("schoolgang"),
    FINANCIEN("financien"),
    HUISVESTING("huisvesting"),
    WERK_EN_OPLEIDING("werkEnOpleiding"),
    INSTRUMENTELE_ADL("instrumenteleAdl"),
    MAATSCHAPPELIJKE_PARTICIPATIE("maatschappelijkeParticipatie"),
    OUDERSCHAP("ouderschap"),
    ZELFSTANDIGHEID("zelfstandigheid");

    private static final Map<String, Leefgebied> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toMap(Leefgebied::key, Function.identity()));

    private final String key;

    Leefgebied(String key) {
        this.key = key;
    }

    /** The name in JSON. */
    @JsonValue
    public String key() {
        return key;
    }

    /** The leefgebied with this name in JSON. */
    @JsonCreator
    public static Leefgebied of(String key) {
        Leefgebied leefgebied = BY_KEY.get(key);
        if (leefgebied == null) {
            throw new IllegalArgumentException("'" + key + "' is no leefgebied. Maybe one of " + BY_KEY.keySet());
        }
        return leefgebied;
    }
}
