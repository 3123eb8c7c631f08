package nl.profielwijzer.web;

import java.sql.DatabaseMetaData;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.assessment.Beoordelaar;
import nl.profielwijzer.assessment.Uitslag.ParametersetReferentie;
import nl.profielwijzer.audit.Actie;
import nl.profielwijzer.audit.Handeling;
import nl.profielwijzer.audit.Logboek;
import nl.profielwijzer.audit.Logregel;
import nl.profielwijzer.audit.Logregels;
import nl.profielwijzer.audit.Logvraag;
import nl.profielwijzer.audit.Nacontrole;
import nl.profielwijzer.audit.Verwerking;
import nl.profielwijzer.calibration.Ijkingen;
import nl.profielwijzer.receipt.AssessmentDesk;
import nl.profielwijzer.receipt.Beoordelingen;
import nl.profielwijzer.release.GeldendeParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Where a beheerder begins, and how the service is, in words. */
@Controller
class BeheerPages {
    /** So long someone waits for a check of the log; a longer one goes on by itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Logvraag LAST = new Logvraag(null, null, null, null, null, null, null, null, null, 1);

    private final JdbcTemplate jdbc;
    private final Logregels regels;
    private final Nacontrole nacontrole;
    private final Beoordelingen beoordelingen;
    private final AssessmentDesk desk;
    private final Beoordelaar beoordelaar;
    private final GeldendeParameters geldend;
    private final Ijkingen ijkingen;
    private final Logboek logboek;
    private final Clock clock;

    BeheerPages(
            JdbcTemplate jdbc,
            Logregels regels,
            Nacontrole nacontrole,
            Beoordelingen beoordelingen,
            AssessmentDesk desk,
            Beoordelaar beoordelaar,
            GeldendeParameters geldend,
            Ijkingen ijkingen,
            Logboek logboek,
            Clock clock) {
        this.jdbc = jdbc;
        this.regels = regels;
        this.nacontrole = nacontrole;
        this.beoordelingen = beoordelingen;
        this.desk = desk;
        this.beoordelaar = beoordelaar;
        this.geldend = geldend;
        this.ijkingen = ijkingen;
        this.logboek = logboek;
        this.clock = clock;
    }

    /** The set that counts today in one municipality. */
    record Geldend(String gemeente, ParametersetReferentie set) {}

    /**
     * What the database knows.
     *
     * @param product its name and version
     * @param logregel the last line of the log; null when there is none
     */
    record Opslag(
            String product,
            @Nullable Logregel logregel,
            long laatsteUur,
            long vandaag,
            int wachtendeIjkingen,
            int lopendeIjkingen) {}

    @GetMapping("/beheer")
    @Vereist(Recht.BEWAREN)
    String begin() {
        return "beheer";
    }

    /** Without its database the page still says so. */
    @GetMapping("/beheer/toestand")
    @Vereist(Recht.METINGEN_LEZEN)
    String toestand(Model model) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("nu", now);
        model.addAttribute("opslag", opslag(now, today));
        model.addAttribute("controle", nacontrole);
        model.addAttribute("tijden", desk.rekentijden());
        model.addAttribute("regelversie", beoordelaar.rules().hash());
        model.addAttribute("engineversie", desk.engineversie());
        model.addAttribute("java", Runtime.version());
        model.addAttribute("algemeen", geldend.algemeen(today).referentie());
        model.addAttribute("geldend", geldend(today));
        return "toestand";
    }

    private List<Geldend> geldend(LocalDate today) {
        return beoordelaar.catalogue().gemeenten().stream()
                .map(gemeente -> new Geldend(
                        gemeente.naam(), geldend.voor(gemeente.code(), today).referentie()))
                .toList();
    }

    private @Nullable Opslag opslag(Instant now, LocalDate today) {
        try {
            String product = jdbc.execute((ConnectionCallback<String>) connection -> {
                DatabaseMetaData about = connection.getMetaData();
                return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion();
            });
            return new Opslag(
                    String.valueOf(product),
                    regels.find(LAST).items().stream().findFirst().orElse(null),
                    beoordelingen.since(now.minus(Duration.ofHours(1))),
                    beoordelingen.since(today.atStartOfDay(clock.getZone()).toInstant()),
                    ijkingen.waiting(),
                    ijkingen.running());
        } catch (DataAccessException away) {
            return null;
        }
    }

    /** Goes through the whole log, for who keeps the service and for who watches over it. */
    @PostMapping("/logboek/controles")
    @Vereist(Recht.LOGBOEK_CONTROLEREN)
    String check(Gebruiker gebruiker) {
        logboek.doe(
                new Handeling(gebruiker.naam(), Actie.UITVOEREN, "logboek/controle", Verwerking.TOEZICHT),
                nacontrole::start);
        nacontrole.await(PATIENCE);
        return "redirect:" + (gebruiker.mag(Recht.METINGEN_LEZEN) ? "/beheer/toestand" : "/logboek") + "#kop-controle";
    }
}
