package nl.profielwijzer.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the value of a parameter comes from, which settles who may change it. */
public enum Herkomst {
    @JsonProperty("wet")
    WET,
    @JsonProperty("beleid")
    BELEID,
    @JsonProperty("onderzoek")
    ONDERZOEK,
    @JsonProperty("aanname")
    AANNAME,
    @JsonProperty("geijkt")
    GEIJKT
}
