package nl.profielwijzer.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import nl.profielwijzer.assessment.Weegadvies;
import nl.profielwijzer.calibration.Ijkrapport.Maand;
import nl.profielwijzer.calibration.measure.Lidvergelijking;
import nl.profielwijzer.calibration.measure.Verdict;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.Route;
import org.junit.jupiter.api.Test;

class MonthsTest {
    private static final YearMonth FIRST = YearMonth.of(2025, 1);

    private final List<Lidvergelijking> leden = new ArrayList<>();
    private final Map<String, YearMonth> months = new HashMap<>();

    @Test
    void aMonthWithOtherAdvicesThanTheRestStandsOut() {
        Random random = new Random(1);
        for (int month = 0; month < 12; month++) {
            for (int i = 0; i < 80; i++) {
                Route route = month == 7 && random.nextInt(3) == 0 ? Route.SPOED : Route.values()[random.nextInt(4)];
                add(month, route, 0);
            }
        }
        List<Maand> maanden = new Months(leden, months).maanden();
        assertThat(maanden).hasSize(12);
        for (int month = 0; month < 12; month++) {
            Maand each = maanden.get(month);
            assertThat(each.psi() > each.psiGrens()).as("month %d", month).isEqualTo(month == 7);
        }
    }

    @Test
    void byChanceAMonthSeldomStandsOut() {
        int out = 0;
        Random random = new Random(2);
        for (int repeat = 0; repeat < 60; repeat++) {
            leden.clear();
            for (int month = 0; month < 12; month++) {
                for (int i = 0; i < 60; i++) {
                    add(month, Route.values()[random.nextInt(5)], 0);
                }
            }
            for (Maand each : new Months(leden, months).maanden()) {
                out += each.psi() > each.psiGrens() ? 1 : 0;
            }
        }
        assertThat(out).as("of 720 months, 2 expected").isLessThanOrEqualTo(7);
    }

    @Test
    void theIndexIsThatOfTheTwoDistributions() {
        for (int i = 0; i < 10; i++) {
            add(0, i < 3 ? Route.SPOED : Route.NETWERK, 0);
            add(1, i < 6 ? Route.SPOED : Route.NETWERK, 0);
        }
        double p = 3.5 / 11;
        double q = 6.5 / 11;
        double index = (p - q) * Math.log(p / q) + (q - p) * Math.log((1 - p) / (1 - q));
        assertThat(new Months(leden, months).maanden())
                .allSatisfy(month -> assertThat(month.psi()).isCloseTo(index, within(1e-12)));
    }

    @Test
    void oneMonthHasNothingToBeHeldAgainst() {
        add(0, Route.NETWERK, .5);
        add(0, Route.SPOED, 1);
        assertThat(new Months(leden, months).maanden()).singleElement().satisfies(month -> {
            assertThat(month.verschuiving()).isEqualTo(.75);
            assertThat(month.psi()).isNull();
            assertThat(month.psiGrens()).isNull();
        });
    }

    private void add(int month, Route route, double shift) {
        String casus = "c" + leden.size();
        months.put(casus, FIRST.plusMonths(month));
        Weegadvies advies = new Weegadvies(route, null, null, new TreeMap<>(), false, 0);
        leden.add(new Lidvergelijking(
                casus, "v1", Wet.WMO, List.of(), List.of(), advies, advies, Verdict.EENS, Verdict.EENS, shift, shift));
    }
}
