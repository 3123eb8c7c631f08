package nl.profielwijzer.rules;

import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoublePredicate;
import nl.profielwijzer.catalogue.Leefgebieden;
import nl.profielwijzer.intake.Arbeidsvermogen;
import nl.profielwijzer.intake.Grondslag;
import nl.profielwijzer.intake.Huishoudnorm;
import nl.profielwijzer.intake.Leefgebied;
import nl.profielwijzer.intake.Leveringsvorm;
import nl.profielwijzer.intake.Lid;
import nl.profielwijzer.intake.Mantelzorg;
import nl.profielwijzer.intake.Onderwijs;
import nl.profielwijzer.intake.PositieveGezondheid;
import nl.profielwijzer.intake.Rol;
import nl.profielwijzer.intake.Signaal;
import nl.profielwijzer.intake.Signaalsoort;
import nl.profielwijzer.intake.Specialisme;
import nl.profielwijzer.intake.Toezicht;
import nl.profielwijzer.intake.Wet;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.RuleContext;

/**
 * What is known of one lid on the peildatum, with what follows from it directly (age, problems, parents): the main fact
 * for the rules. Cut-offs are always named parameters. What was not asked never counts, either way.
 */
public final class LidFeiten {
    private static final Onderwijs NO_SCHOOL = new Onderwijs(null, null, null, null);
    private static final Mantelzorg NO_CARE = new Mantelzorg(null, null, null);
    private static final Huishoudnorm NO_NORM = new Huishoudnorm(null, null, null, null);

    /** Besides domestic violence, which touches every child in the household. */
    private static final Set<Signaalsoort> UNSAFE_FOR_A_CHILD =
            EnumSet.of(Signaalsoort.KINDERMISHANDELING, Signaalsoort.VERWAARLOZING, Signaalsoort.SEKSUEEL_GEWELD);

    private final Lid lid;
    private final HuishoudenFeiten huishouden;
    private final int leeftijd;
    private final Scores scores;
    private final List<BeperkingFeiten> beperkingen;
    private final List<InzetFeiten> inzet;
    private final Onderwijs onderwijs;
    private final Mantelzorg mantelzorg;
    private final Huishoudnorm norm;
    private final Found found = new Found();
    private List<LidFeiten> ouders = List.of();
    private List<LidFeiten> mantelzorgers = List.of();
    private List<Signaal> onveiligheid = List.of();

    LidFeiten(Lid lid, HuishoudenFeiten huishouden, Leefgebieden leefgebieden) {
        this.lid = lid;
        this.huishouden = huishouden;
        this.leeftijd =
                Period.between(lid.geboortedatum(), huishouden.getPeildatum()).getYears();
        this.onderwijs = lid.onderwijs() == null ? NO_SCHOOL : lid.onderwijs();
        this.mantelzorg = lid.mantelzorg() == null ? NO_CARE : lid.mantelzorg();
        this.norm = lid.huishouden() == null ? NO_NORM : lid.huishouden();
        this.scores = new Scores(lid, this, leefgebieden);
        this.beperkingen = orEmpty(lid.beperkingen()).stream()
                .map(beperking -> new BeperkingFeiten(beperking, this))
                .toList();
        this.inzet = huishouden.inzet().stream()
                .filter(each -> each.lid().equals(lid.id()))
                .map(each -> new InzetFeiten(each, this))
                .toList();
    }

    /** Ties the lid to its parents and carers, once all leden are known. */
    void connect() {
        boolean withChildRole = huishouden.getLeden().stream().anyMatch(other -> other.getRol() == Rol.KIND);
        if (isKind() || getRol() == Rol.KIND) {
            ouders = huishouden.getLeden().stream()
                    .filter(other -> other != this && other.isVolwassen())
                    .filter(other -> other.getRol() == Rol.OUDER
                            || (withChildRole && (other.getRol() == Rol.INWONER || other.getRol() == Rol.PARTNER)))
                    .toList();
        }
        mantelzorgers = huishouden.getLeden().stream()
                .filter(other -> other != this && Objects.equals(other.mantelzorgVoorLid(), getId()))
                .toList();
        if (isKind()) {
            onveiligheid = huishouden.getLeden().stream()
                    .flatMap(other -> other.getSignalen().stream()
                            .filter(signaal -> signaal.soort() == Signaalsoort.HUISELIJK_GEWELD
                                    || (other == this && UNSAFE_FOR_A_CHILD.contains(signaal.soort()))))
                    .toList();
        }
    }

    /** Reports what a rule saw on this lid. */
    public void meld(RuleContext context) {
        huishouden.bevindingen().add(context, this, null);
    }

    Found found() {
        return found;
    }

    public String getId() {
        return lid.id();
    }

    public Rol getRol() {
        return lid.rol();
    }

    public HuishoudenFeiten getHuishouden() {
        return huishouden;
    }

    public LocalDate getPeildatum() {
        return huishouden.getPeildatum();
    }

    /** What stands in a field; remembers that someone looked for it when it was not asked. */
    private <T> @Nullable T answer(String veld, @Nullable T answer) {
        if (answer == null) {
            huishouden.lookedFor(this, veld);
        }
        return answer;
    }

    /** Remembers that someone looked at the leefgebieden as a whole, asked and unasked. */
    private <T> T whole(T ofLeefgebieden) {
        wholeLookedAt();
        return ofLeefgebieden;
    }

    private void wholeLookedAt() {
        huishouden.lookedFor(this, "leefgebieden");
    }

    /** The value of the named parameter. */
    public double grens(String parameter) {
        return huishouden.grens(parameter);
    }

    /** Whether this holds for the value of the named parameter. */
    boolean grens(String parameter, DoublePredicate holds) {
        return huishouden.grens(parameter, holds);
    }

    public boolean isVraagtOndersteuning() {
        return lid.vraagtOndersteuning();
    }

    // Age

    /** Whole years on the peildatum. */
    public int getLeeftijd() {
        return leeftijd;
    }

    public boolean leeftijdVanaf(String parameter) {
        return grens(parameter, vanaf -> leeftijd >= vanaf);
    }

    public boolean leeftijdOnder(String parameter) {
        return grens(parameter, tot -> leeftijd < tot);
    }

    @Grens("volwassen.vanaf-leeftijd")
    public boolean isKind() {
        return leeftijdOnder("volwassen.vanaf-leeftijd");
    }

    @Grens("volwassen.vanaf-leeftijd")
    public boolean isVolwassen() {
        return !isKind();
    }

    /** Young enough for the Jeugdwet, grown up or not. */
    @Grens("jeugdhulp.tot-leeftijd")
    public boolean isJeugdige() {
        return leeftijdOnder("jeugdhulp.tot-leeftijd");
    }

    /** Grown up, yet young enough for the Jeugdwet. */
    @Grens({"volwassen.vanaf-leeftijd", "jeugdhulp.tot-leeftijd"})
    public boolean isJongvolwassene() {
        return isVolwassen() && isJeugdige();
    }

    /** The day on which the lid comes of age. */
    @Grens("volwassen.vanaf-leeftijd")
    public LocalDate getVolwassenOp() {
        return lid.geboortedatum().plusYears((long) grens("volwassen.vanaf-leeftijd"));
    }

    /** Whether a child comes of age within the named number of months. */
    @Grens("volwassen.vanaf-leeftijd")
    public boolean volwassenBinnenMaanden(String parameter) {
        return isKind() && !getVolwassenOp().isAfter(getPeildatum().plusMonths((long) grens(parameter)));
    }

    // Leefgebieden

    public Score score(Leefgebied leefgebied) {
        return scores.get(leefgebied);
    }

    /** The leefgebieden that were asked at this age. */
    public List<Score> getGescoord() {
        return whole(scores.gescoord());
    }

    public boolean isIetsGescoord() {
        return whole(!scores.gescoord().isEmpty());
    }

    /** The leefgebieden below the wanted level. */
    List<Score> scoresOnderGewenst() {
        return scores.onderGewenst();
    }

    /** Whether at least so many leefgebieden were asked as the named parameter says. */
    public boolean gescoordVanaf(String parameter) {
        return whole(grens(parameter, vanaf -> scores.gescoord().size() >= vanaf));
    }

    /** The leefgebieden with a score outside their ages: named, not used. */
    public List<Leefgebied> getGenegeerd() {
        return scores.genegeerd();
    }

    @Grens("probleem.vanaf-score")
    public List<Score> getProblemen() {
        return whole(scores.problemen());
    }

    @Grens("probleem.vanaf-score")
    public boolean isMetProbleem() {
        return whole(!scores.problemen().isEmpty());
    }

    @Grens("probleem.vanaf-score")
    public boolean problemenVanaf(String parameter) {
        return whole(grens(parameter, vanaf -> scores.problemen().size() >= vanaf));
    }

    @Grens("probleem.vanaf-score")
    public boolean problemenHoogstens(String parameter) {
        return whole(grens(parameter, most -> scores.problemen().size() <= most));
    }

    /** Whether gedrag and schoolgang are problems, and the only ones. */
    @Grens("probleem.vanaf-score")
    public boolean isAlleenGedragEnSchoolgangProbleem() {
        return whole(getGedrag().isProbleem()
                && getSchoolgang().isProbleem()
                && scores.problemen().size() == 2);
    }

    /** 6 minus the lowest score; null when nothing was asked. */
    public @Nullable Integer getErnst() {
        wholeLookedAt();
        return scores.ernst();
    }

    public boolean ernstVanaf(String parameter) {
        Integer ernst = getErnst();
        return ernst != null && grens(parameter, vanaf -> ernst >= vanaf);
    }

    public boolean ernstHoogstens(String parameter) {
        Integer ernst = getErnst();
        return ernst != null && grens(parameter, most -> ernst <= most);
    }

    public Score getGeestelijkeGezondheid() {
        return score(Leefgebied.GEESTELIJKE_GEZONDHEID);
    }

    public Score getLichamelijkeGezondheid() {
        return score(Leefgebied.LICHAMELIJKE_GEZONDHEID);
    }

    public Score getMiddelengebruik() {
        return score(Leefgebied.MIDDELENGEBRUIK);
    }

    public Score getHuiselijkeRelaties() {
        return score(Leefgebied.HUISELIJKE_RELATIES);
    }

    public Score getSociaalNetwerk() {
        return score(Leefgebied.SOCIAAL_NETWERK);
    }

    public Score getTijdsbesteding() {
        return score(Leefgebied.TIJDSBESTEDING);
    }

    public Score getJustitie() {
        return score(Leefgebied.JUSTITIE);
    }

    public Score getMobiliteit() {
        return score(Leefgebied.MOBILITEIT);
    }

    public Score getBasaleAdl() {
        return score(Leefgebied.BASALE_ADL);
    }

    public Score getGedrag() {
        return score(Leefgebied.GEDRAG);
    }

    public Score getOntwikkeling() {
        return score(Leefgebied.ONTWIKKELING);
    }

    public Score getSchoolgang() {
        return score(Leefgebied.SCHOOLGANG);
    }

    public Score getFinancien() {
        return score(Leefgebied.FINANCIEN);
    }

    public Score getHuisvesting() {
        return score(Leefgebied.HUISVESTING);
    }

    public Score getWerkEnOpleiding() {
        return score(Leefgebied.WERK_EN_OPLEIDING);
    }

    public Score getInstrumenteleAdl() {
        return score(Leefgebied.INSTRUMENTELE_ADL);
    }

    public Score getMaatschappelijkeParticipatie() {
        return score(Leefgebied.MAATSCHAPPELIJKE_PARTICIPATIE);
    }

    public Score getOuderschap() {
        return score(Leefgebied.OUDERSCHAP);
    }

    public Score getZelfstandigheid() {
        return score(Leefgebied.ZELFSTANDIGHEID);
    }

    // Limitations, signals and complaints

    public List<BeperkingFeiten> getBeperkingen() {
        answer("beperkingen", lid.beperkingen());
        return beperkingen;
    }

    public boolean isMetBeperking() {
        return !getBeperkingen().isEmpty();
    }

    public boolean heeftBeperking(Grondslag grondslag) {
        for (BeperkingFeiten beperking : getBeperkingen()) {
            if (beperking.getGrondslag() == grondslag) {
                return true;
            }
        }
        return false;
    }

    public boolean isMetVastgesteldeBeperking() {
        return getBeperkingen().stream().anyMatch(BeperkingFeiten::isVastgesteld);
    }

    public boolean isMetBlijvendeBeperking() {
        return getBeperkingen().stream().anyMatch(BeperkingFeiten::isBlijvend);
    }

    /** Whether a limitation of at least the named ernst is not known to be established. */
    public boolean nietVastgesteldeBeperkingVanaf(String parameter) {
        return getBeperkingen().stream()
                .anyMatch(beperking -> !beperking.isVastgesteld() && beperking.ernstVanaf(parameter));
    }

    public List<Signaal> getSignalen() {
        return orEmpty(answer("signalen", lid.signalen()));
    }

    public boolean isMetSignaal() {
        return !getSignalen().isEmpty();
    }

    public boolean heeftSignaal(Signaalsoort soort) {
        for (Signaal signaal : getSignalen()) {
            if (signaal.soort() == soort) {
                return true;
            }
        }
        return false;
    }

    /** The signals that make this child unsafe as V01 reads it: its own, and domestic violence on anyone. */
    @Grens("volwassen.vanaf-leeftijd")
    public List<Signaal> getOnveiligheid() {
        return onveiligheid;
    }

    @Grens("volwassen.vanaf-leeftijd")
    public boolean isOnveilig() {
        return !onveiligheid.isEmpty();
    }

    /** Unsafe by at least one signal that can't wait. */
    @Grens("volwassen.vanaf-leeftijd")
    public boolean isAcuutOnveilig() {
        return onveiligheid.stream().anyMatch(signaal -> Boolean.TRUE.equals(signaal.acuut()));
    }

    public @Nullable LocalDate getKlachtenSinds() {
        return answer("klachtenSinds", lid.klachtenSinds());
    }

    public boolean isKlachtenSindsGevraagd() {
        return answer("klachtenSinds", lid.klachtenSinds()) != null;
    }

    /** Complaints known to have lasted at least as many months as makes them long. */
    @Grens("klachten.kort-maanden")
    public boolean isKlachtenLangdurig() {
        LocalDate sinds = answer("klachtenSinds", lid.klachtenSinds());
        return sinds != null
                && grens(
                        "klachten.kort-maanden",
                        maanden -> !sinds.plusMonths((long) maanden).isAfter(getPeildatum()));
    }

    /** Complaints known to be shorter than that. */
    @Grens("klachten.kort-maanden")
    public boolean isKlachtenKort() {
        return isKlachtenSindsGevraagd() && !isKlachtenLangdurig();
    }

    public boolean isEerdereHulpOnvoldoende() {
        return Boolean.TRUE.equals(answer("eerdereHulpOnvoldoende", lid.eerdereHulpOnvoldoende()));
    }

    public @Nullable Toezicht getToezicht() {
        return answer("toezicht", lid.toezicht());
    }

    public boolean isZorgNabij24uur() {
        return Boolean.TRUE.equals(answer("zorgNabij24uur", lid.zorgNabij24uur()));
    }

    public List<Specialisme> getSpecialismen() {
        return orEmpty(answer("specialismen", lid.specialismen()));
    }

    public boolean specialismenVanaf(String parameter) {
        return grens(parameter, vanaf -> getSpecialismen().size() >= vanaf);
    }

    public boolean isVerblijfNodig() {
        return Boolean.TRUE.equals(answer("verblijfNodig", lid.verblijfNodig()));
    }

    // Strength, network and parenting

    public @Nullable Integer getEigenKracht() {
        return answer("eigenKracht", lid.eigenKracht());
    }

    public boolean eigenKrachtVanaf(String parameter) {
        Integer value = answer("eigenKracht", lid.eigenKracht());
        return value != null && grens(parameter, vanaf -> value >= vanaf);
    }

    public @Nullable Integer getNetwerk() {
        return answer("netwerk", lid.netwerk());
    }

    public boolean netwerkVanaf(String parameter) {
        Integer value = answer("netwerk", lid.netwerk());
        return value != null && grens(parameter, vanaf -> value >= vanaf);
    }

    public @Nullable Integer getOpvoedvaardigheid() {
        return answer("opvoedvaardigheid", lid.opvoedvaardigheid());
    }

    public boolean opvoedvaardigheidHoogstens(String parameter) {
        Integer value = answer("opvoedvaardigheid", lid.opvoedvaardigheid());
        return value != null && grens(parameter, most -> value <= most);
    }

    public boolean isOpvoedvaardigheidTeLeren() {
        return Boolean.TRUE.equals(answer("opvoedvaardigheidTeLeren", lid.opvoedvaardigheidTeLeren()));
    }

    /** The parents in the household; a lid with rol KIND keeps them after coming of age. */
    public List<LidFeiten> getOuders() {
        return ouders;
    }

    public boolean isMetOuder() {
        return !ouders.isEmpty();
    }

    /** Carries heavy problems: very low mental health or substance use, or a heavy limitation that touches parenting. */
    @Grens({"ouder.zwaar-belast-tot-score", "ouder.zwaar-belast-vanaf-ernst"})
    public boolean isZwaarBelast() {
        return getGeestelijkeGezondheid().hoogstens("ouder.zwaar-belast-tot-score")
                || getMiddelengebruik().hoogstens("ouder.zwaar-belast-tot-score")
                || getBeperkingen().stream()
                        .anyMatch(beperking -> (beperking.getGrondslag() == Grondslag.PSYCHISCH
                                        || beperking.getGrondslag() == Grondslag.VERSTANDELIJK
                                        || beperking.getGrondslag() == Grondslag.VERSLAVING)
                                && beperking.ernstVanaf("ouder.zwaar-belast-vanaf-ernst"));
    }

    // School and work

    public Onderwijs.@Nullable Schoolverzuim getSchoolverzuim() {
        return answer("onderwijs.schoolverzuim", onderwijs.schoolverzuim());
    }

    public boolean isOndersteuningSchoolIngezet() {
        return Boolean.TRUE.equals(
                answer("onderwijs.ondersteuningSchoolIngezet", onderwijs.ondersteuningSchoolIngezet()));
    }

    public boolean isDossierDyslexieVolledig() {
        return Boolean.TRUE.equals(answer("onderwijs.dossierDyslexieVolledig", onderwijs.dossierDyslexieVolledig()));
    }

    /** Dyslexia of an age and with a file for which the Jeugdwet provides care. */
    @Grens({"dyslexie.vanaf-leeftijd", "dyslexie.tot-leeftijd"})
    public boolean isErnstigeDyslexie() {
        return leeftijdVanaf("dyslexie.vanaf-leeftijd")
                && leeftijdOnder("dyslexie.tot-leeftijd")
                && heeftBeperking(Grondslag.DYSLEXIE)
                && isDossierDyslexieVolledig();
    }

    public @Nullable Arbeidsvermogen getArbeidsvermogen() {
        return answer("arbeidsvermogen", lid.arbeidsvermogen());
    }

    // Support and care

    /** Support of this lid that runs or ran. */
    public List<InzetFeiten> getInzet() {
        return inzet;
    }

    /** Whether support under this law runs on the peildatum. */
    public boolean inzetLoopt(Wet wet) {
        return inzet.stream().anyMatch(each -> each.getWet() == wet && each.isLoopt());
    }

    /** Has youth help that may go on after coming of age; false too when was not asked which support runs. */
    @Grens({"volwassen.vanaf-leeftijd", "jeugdhulp.hervatting-dagen"})
    public boolean isJeugdhulpDoorlopend() {
        return inzet.stream().anyMatch(InzetFeiten::isDoorlopendeJeugdhulp);
    }

    public boolean isMetInzet() {
        return !inzet.isEmpty();
    }

    public boolean isBegeleidingOnplanbaar() {
        return Boolean.TRUE.equals(answer("begeleidingOnplanbaar", lid.begeleidingOnplanbaar()));
    }

    public boolean isGeeftMantelzorg() {
        return lid.mantelzorg() != null;
    }

    public @Nullable Double getMantelzorgUren() {
        return answer("mantelzorg.urenPerWeek", mantelzorg.urenPerWeek());
    }

    public boolean mantelzorgUrenVanaf(String parameter) {
        Double uren = getMantelzorgUren();
        return uren != null && grens(parameter, vanaf -> uren >= vanaf);
    }

    public boolean isMantelzorgUrenGevraagd() {
        return getMantelzorgUren() != null;
    }

    public @Nullable Integer getMantelzorgBelasting() {
        return answer("mantelzorg.belasting", mantelzorg.belasting());
    }

    public boolean isMantelzorgBelastingGevraagd() {
        return getMantelzorgBelasting() != null;
    }

    public boolean mantelzorgBelastingVanaf(String parameter) {
        Integer belasting = getMantelzorgBelasting();
        return belasting != null && grens(parameter, vanaf -> belasting >= vanaf);
    }

    /** Whether the strain is known and below the named parameter. */
    public boolean mantelzorgBelastingOnder(String parameter) {
        return isMantelzorgBelastingGevraagd() && !mantelzorgBelastingVanaf(parameter);
    }

    /** The leden of the household who care for this one. */
    public List<LidFeiten> getMantelzorgers() {
        return mantelzorgers;
    }

    /** Whether one who cares for this lid carries so much that the network can't be counted on. */
    @Grens("mantelzorg.belast-vanaf")
    public boolean isMantelzorgerZwaarBelast() {
        return mantelzorgers.stream()
                .anyMatch(mantelzorger -> mantelzorger.mantelzorgBelastingVanaf("mantelzorg.belast-vanaf"));
    }

    /** Whether another adult in the household is known to be able to run it: usual help. */
    @Grens({"volwassen.vanaf-leeftijd", "probleem.vanaf-score"})
    public boolean isHuisgenootKanHuishouden() {
        return huishouden.getLeden().stream()
                .filter(other -> other != this && other.isVolwassen())
                .map(LidFeiten::getInstrumenteleAdl)
                .anyMatch(score -> score.isGevraagd() && !score.isProbleem());
    }

    /** Whether the lid is one of a couple in the household of whom at least one is below the AOW age. */
    @Grens({"volwassen.vanaf-leeftijd", "aow.leeftijd"})
    public boolean isMetPartnerOnderAow() {
        return huishouden.getLeden().stream()
                .filter(this::isPartnerVan)
                .anyMatch(partner -> leeftijdOnder("aow.leeftijd") || partner.leeftijdOnder("aow.leeftijd"));
    }

    private boolean isPartnerVan(LidFeiten other) {
        return other != this
                && isVolwassen()
                && other.isVolwassen()
                && (couple(getRol(), other.getRol()) || couple(other.getRol(), getRol()));
    }

    /** A PARTNER belongs to the INWONER, and to an OUDER only where no adult INWONER lives; two OUDERs are a couple. */
    private boolean couple(Rol one, Rol other) {
        return switch (one) {
            case PARTNER ->
                other == Rol.INWONER
                        || (other == Rol.OUDER
                                && huishouden.getLeden().stream()
                                        .noneMatch(lid -> lid.isVolwassen() && lid.getRol() == Rol.INWONER));
            case OUDER -> other == Rol.OUDER;
            case INWONER, KIND, HUISGENOOT -> false;
        };
    }

    public boolean isMetMantelzorger() {
        return !mantelzorgers.isEmpty();
    }

    /** Whether own strength or the network is known to do part of the housework. */
    public boolean isHuishoudenEigenMogelijkheden() {
        return Boolean.TRUE.equals(answer("huishouden.eigenMogelijkheden", norm.eigenMogelijkheden()));
    }

    public Huishoudnorm.@Nullable Beperkingen getHuishoudenBeperkingen() {
        return answer("huishouden.beperkingen", norm.beperkingen());
    }

    public Huishoudnorm.@Nullable Samenstelling getHuishoudenSamenstelling() {
        return answer("huishouden.samenstelling", norm.samenstelling());
    }

    public Huishoudnorm.@Nullable ExtraKamer getHuishoudenExtraKamer() {
        return answer("huishouden.extraKamer", norm.extraKamer());
    }

    /** As it was told: for the conversation, never for a rule. */
    public @Nullable PositieveGezondheid getPositieveGezondheid() {
        return lid.positieveGezondheid();
    }

    public @Nullable Leveringsvorm getLeveringsvorm() {
        return lid.leveringsvorm();
    }

    private @Nullable String mantelzorgVoorLid() {
        return mantelzorg.voorLid();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
