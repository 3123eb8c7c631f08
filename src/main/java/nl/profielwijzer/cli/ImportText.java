package nl.profielwijzer.cli;

import java.util.Locale;
import nl.profielwijzer.casuistry.Casuistiekset;
import nl.profielwijzer.casuistry.Importverslag;
import nl.profielwijzer.casuistry.Importverslag.Rijfout;
import nl.profielwijzer.casuistry.Persoonsgegeven;
import nl.profielwijzer.casuistry.Privacyrapport;

/** The report on an import in words. */
final class ImportText {
    private static final int SHOWN = 50;

    private final Importverslag report;

    ImportText(Importverslag report) {
        this.report = report;
    }

    String text() {
        Wrapped text = new Wrapped();
        Casuistiekset set = report.set();
        if (set == null) {
            text.line("", "", "Er is niets opgeslagen.");
        } else if (report.bestondAl()) {
            text.line("", "", "Deze inhoud was er al: %s@%d.".formatted(set.naam(), set.versie()));
        } else {
            text.line("", "", "Opgeslagen: %s@%d.".formatted(set.naam(), set.versie()));
        }
        text.line("", "", "Gelezen: %s casussen, waarvan %s goed.".formatted(report.gelezen(), report.goed()));
        if (set != null) {
            text.line("", "", "Hash: " + set.hash());
        }
        if (report.aantalFouten() > 0) {
            text.heading("Fouten (%d)".formatted(report.aantalFouten()));
            for (Rijfout fout :
                    report.fouten().subList(0, Math.min(SHOWN, report.fouten().size()))) {
                text.line(
                        "",
                        "",
                        "%s, regel %d, %s [%s]"
                                .formatted(
                                        fout.bestand(),
                                        fout.regel(),
                                        fout.veld().isEmpty() ? "/" : fout.veld(),
                                        fout.code()));
                text.line("  ", "", fout.reden() + " " + fout.herstel());
            }
            if (report.aantalFouten() > SHOWN) {
                text.line("", "", "… en %d meer.".formatted(report.aantalFouten() - SHOWN));
            }
        }
        return text + privacy();
    }

    String privacy() {
        Privacyrapport privacy = report.privacy();
        Wrapped text = new Wrapped().heading("Privacy");
        text.line(
                "",
                "",
                privacy.toegelaten()
                        ? "Toegelaten (%s). Dat is niet hetzelfde als anoniem.".formatted(privacy.betekenis())
                        : "Geweigerd.");
        privacy.bezwaren().forEach(reason -> text.line("", "- ", reason));
        privacy.waarschuwingen().forEach(warning -> text.line("", "- Let op: ", warning));
        if (privacy.aantalPersoonsgegevens() > 0) {
            text.heading("Persoonsgegevens (%d)".formatted(privacy.aantalPersoonsgegevens()));
            privacy.persoonsgegevens().stream().limit(SHOWN).forEach(hit -> text.line("", "", line(hit)));
            if (privacy.aantalPersoonsgegevens() > SHOWN) {
                text.line("", "", "… en %d meer.".formatted(privacy.aantalPersoonsgegevens() - SHOWN));
            }
        }
        if (privacy.k() != null) {
            text.heading("Groepen die op elkaar lijken");
            text.line(
                    "",
                    "",
                    "Op gemeente, leeftijd, soort huishouden, wet en kwartaal; %s casussen%s."
                            .formatted(privacy.casussen(), privacy.echt() ? " van echte herkomst" : ", verzonnen"));
            text.line("  ", "", "kleinste groep (k): %s; grens %d".formatted(privacy.k(), privacy.kGrens()));
            text.line("  ", "", "unieke gevallen: %s".formatted(privacy.unieken()));
            text.line(
                    "  ",
                    "",
                    "verschillende oordelen in de armste groep (l): %s; grens %d"
                            .formatted(privacy.l(), privacy.lGrens()));
            text.line(
                    "  ",
                    "",
                    String.format(
                            Locale.forLanguageTag("nl"),
                            "grootste afwijking van het geheel (t): %.2f; let op boven %.2f",
                            privacy.t(),
                            privacy.tGrens()));
        }
        if (!privacy.adviezen().isEmpty()) {
            text.heading("Grover maken helpt");
            privacy.adviezen().forEach(advice -> text.line("", "- ", advice));
        }
        return text.toString();
    }

    private static String line(Persoonsgegeven hit) {
        return "%s, regel %d, %s: %s (%s)"
                .formatted(
                        hit.bestand(),
                        hit.regel(),
                        hit.veld().isEmpty() ? "/" : hit.veld(),
                        hit.soort().name().toLowerCase(Locale.ROOT),
                        hit.gemaskeerd());
    }
}
