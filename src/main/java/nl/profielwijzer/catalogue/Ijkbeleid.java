package nl.profielwijzer.catalogue;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Lid;
import nl.profielwijzer.intake.Rol;

/**
 * What calibration weighs and demands: policy, read from {@code rules/ijking.yaml}.
 *
 * @param geldigVan the first day on which it holds
 */
public record Ijkbeleid(
        LocalDate geldigVan, Gewichten gewichten, Routes routes, Minimum minimum, Groepen groepen, Zoeken zoeken) {
    private static final String FILE = "ijking.yaml";

    /** The share of profile, intensity and route in the loss of a case; together 1. */
    public record Gewichten(String omschrijving, String bron, double profiel, double intensiteit, double route) {
        public Gewichten {
            if (profiel < 0 || intensiteit < 0 || route < 0 || Math.abs(profiel + intensiteit + route - 1) > 1e-9) {
                throw new IllegalArgumentException(
                        "gewichten %s, %s en %s zijn samen geen 1. Maak ze samen 1 en geen kleiner dan 0."
                                .formatted(profiel, intensiteit, route));
            }
        }
    }

    /**
     * @param kosten by route of the expert and route of the instrument, 0 to 1
     * @param zwaarte how heavy the support of a route is
     */
    public record Routes(
            String omschrijving, String bron, Map<String, Map<String, Double>> kosten, Map<String, Integer> zwaarte) {
        public Routes {
            kosten = Map.copyOf(kosten);
            zwaarte = Map.copyOf(zwaarte);
            for (String deskundige : zwaarte.keySet()) {
                Map<String, Double> row = kosten.get(deskundige);
                if (row == null || !row.keySet().equals(zwaarte.keySet())) {
                    throw new IllegalArgumentException(
                            "route %s heeft niet voor elke route kosten. Noem onder kosten alle routes van zwaarte: %s."
                                    .formatted(
                                            deskundige,
                                            zwaarte.keySet().stream().sorted().toList()));
                }
                row.forEach((instrument, kost) -> {
                    if (!(kost >= 0 && kost <= 1) || (instrument.equals(deskundige) && kost != 0)) {
                        throw new IllegalArgumentException(
                                "kosten van %s bij %s zijn %s. Geef een getal van 0 tot en met 1, en 0 bij gelijke routes."
                                        .formatted(instrument, deskundige, kost));
                    }
                });
            }
        }
    }

    /**
     * @param gevallen fewer allow no tuning
     * @param gevallenPerWijziging cases per changed parameter
     * @param gevallenVoorGrens cases that a threshold or cut-off needs
     * @param gevallenVoorGewicht cases of a profile that its weights need
     */
    public record Minimum(
            String omschrijving,
            String bron,
            int gevallen,
            int gevallenPerWijziging,
            int gevallenVoorGrens,
            int gevallenVoorGewicht) {
        public Minimum {
            if (gevallen < 1 || gevallenPerWijziging < 1 || gevallenVoorGrens < 1 || gevallenVoorGewicht < 1) {
                throw new IllegalArgumentException("een minimum is kleiner dan 1. Geef overal ten minste 1 geval.");
            }
        }
    }

    /**
     * @param vanafGevallen fewer say nothing of a group
     * @param vanafVerschil levels that a group is off on average before it is flagged
     * @param leeftijden first age of each band
     */
    public record Groepen(
            String omschrijving, String bron, int vanafGevallen, double vanafVerschil, List<Integer> leeftijden) {
        public Groepen {
            leeftijden = List.copyOf(leeftijden);
        }

        /** The kind of household that this is. */
        public String huishouden(Intake intake) {
            List<Lid> leden = intake.huishouden().leden();
            long kinderen = leden.stream().filter(lid -> lid.rol() == Rol.KIND).count();
            long ouders = leden.stream()
                    .filter(lid -> lid.rol() == Rol.OUDER || lid.rol() == Rol.PARTNER || lid.rol() == Rol.INWONER)
                    .count();
            return kinderen > 0
                    ? ouders < 2 ? "huishouden met kinderen, één volwassene" : "huishouden met kinderen"
                    : leden.size() == 1 ? "huishouden van één persoon" : "huishouden zonder kinderen";
        }

        /** The band of ages that this lid is in on this day. */
        public String leeftijd(Lid lid, LocalDate peildatum) {
            int jaren = Period.between(lid.geboortedatum(), peildatum).getYears();
            int band = 0;
            while (band + 1 < leeftijden.size() && jaren >= leeftijden.get(band + 1)) {
                band++;
            }
            return band + 1 == leeftijden.size()
                    ? "leeftijd vanaf %d".formatted(leeftijden.get(band))
                    : "leeftijd %d tot en met %d".formatted(leeftijden.get(band), leeftijden.get(band + 1) - 1);
        }
    }

    /**
     * @param lambda mean loss per case that a change has to win back, ascending
     * @param afstand the share of it that a change over the whole grid has to win back besides
     * @param mu weights of the relative cost, for the front
     * @param delen number of parts in cross-validation
     * @param steekproeven number of half samples
     * @param stabielVanaf share of the half samples that has to make the same change
     * @param bewijs standard errors by which the loss has to rise when a change is taken back and the others adjust
     * @param duwtjes number of kicks
     * @param duwtjeVan parameters per kick
     * @param trekkingen number of resamples of an interval
     */
    public record Zoeken(
            String omschrijving,
            String bron,
            List<Double> lambda,
            double afstand,
            List<Double> mu,
            int delen,
            int steekproeven,
            double stabielVanaf,
            double bewijs,
            int duwtjes,
            int duwtjeVan,
            int trekkingen) {
        public Zoeken {
            lambda = List.copyOf(lambda);
            mu = List.copyOf(mu);
            if (lambda.isEmpty() || !lambda.stream().sorted().toList().equals(lambda) || lambda.get(0) < 0) {
                throw new IllegalArgumentException(
                        "lambda %s loopt niet op. Geef getallen vanaf 0, van klein naar groot.".formatted(lambda));
            }
            if (delen < 2 || steekproeven < 1 || duwtjes < 0 || duwtjeVan < 1 || trekkingen < 1) {
                throw new IllegalArgumentException(
                        "zoeken vraagt ten minste 2 delen, 1 steekproef, 0 duwtjes van 1 parameter en 1 trekking. Verhoog wat lager is.");
            }
        }
    }

    /** @throws IllegalArgumentException naming file and fault when it can't be read */
    public static Ijkbeleid read(RulesFolder folder) {
        return YamlReader.read(folder, FILE, Ijkbeleid.class);
    }
}
