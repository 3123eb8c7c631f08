package nl.profielwijzer.access;

import static nl.profielwijzer.access.Gebruikersrol.ANALIST;
import static nl.profielwijzer.access.Gebruikersrol.AUDITOR;
import static nl.profielwijzer.access.Gebruikersrol.BEHEERDER;
import static nl.profielwijzer.access.Gebruikersrol.CONSULENT;
import static nl.profielwijzer.access.Gebruikersrol.CONTRACTMANAGER;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What can be done, and by which roles: the only place where that is said. */
public enum Recht {
    REGELBOEK_LEZEN("regels, profielen, getallen en begrippen lezen", Gebruikersrol.values()),
    BEOORDELEN("een intake laten beoordelen", CONSULENT),
    BEOORDELING_LEZEN("beoordelingen van de eigen gemeenten zien en herhalen", CONSULENT),
    OORDELEN("vastleggen wat er is gekozen, en een casus aanbieden voor de casuïstiek", CONSULENT),
    MONITORING_LEZEN("aantallen, kosten en afwijkingen zien", CONTRACTMANAGER, ANALIST),
    CASUISTIEK_LEZEN("sets met beoordeelde casussen zien", CONTRACTMANAGER, ANALIST),
    CASUISTIEK_BEHEREN("casussen inlezen en uitvoeren", ANALIST),
    IJKING_LEZEN("ijkingen en hun rapporten zien", CONTRACTMANAGER, ANALIST),
    IJKEN("een ijking starten en afbreken", ANALIST),
    WAT_ALS("uitrekenen wat een ander getal zou doen", CONTRACTMANAGER, ANALIST),
    PARAMETERSET_LEZEN("parametersets en hun geschiedenis zien", CONTRACTMANAGER, ANALIST, BEHEERDER, AUDITOR),
    PARAMETERSET_OPSTELLEN("een parameterset opstellen, indienen en intrekken", CONTRACTMANAGER),
    PARAMETERSET_GOEDKEUREN("een parameterset van een ander goedkeuren of afwijzen", CONTRACTMANAGER),
    PARAMETERSET_ACTIVEREN("een goedgekeurde parameterset laten ingaan of terugdraaien", CONTRACTMANAGER, BEHEERDER),
    SCHADUW_LEZEN("zien wat een parameterset in de schaduw anders zou adviseren", CONTRACTMANAGER, ANALIST),
    SCHADUW_STARTEN("een parameterset in de schaduw laten meelopen en dat beëindigen", CONTRACTMANAGER),
    STOPKNOP("het advies of een profiel stilleggen en hervatten", BEHEERDER),
    BEWAREN("bewaartermijnen uitvoeren", BEHEERDER),
    INWONERSRECHTEN("gegevens van één kenmerk inzien, uitvoeren en wissen", BEHEERDER),
    METINGEN_LEZEN("technische metingen en de toestand van de service zien", BEHEERDER),
    LOGBOEK_LEZEN("het logboek doorzoeken", AUDITOR),
    LOGBOEK_CONTROLEREN("nagaan of het logboek heel is", BEHEERDER, AUDITOR);

    private final String omschrijving;
    private final Set<Gebruikersrol> rollen;

    Recht(String omschrijving, Gebruikersrol... rollen) {
        this.omschrijving = omschrijving;
        this.rollen = Collections.unmodifiableSet(EnumSet.copyOf(List.of(rollen)));
    }

    public String omschrijving() {
        return omschrijving;
    }

    public Set<Gebruikersrol> rollen() {
        return rollen;
    }
}
