package nl.profielwijzer.calibration.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import nl.profielwijzer.casuistry.Casus;
import nl.profielwijzer.casuistry.Casus.Expertoordeel;
import nl.profielwijzer.intake.Intensiteit;
import nl.profielwijzer.intake.RandomIntakes;
import nl.profielwijzer.intake.Wet;
import nl.profielwijzer.rules.Route;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MajorityTest {
    @Test
    void mostVotesWinThenTheFirstAndNothingOnlyByMore() {
        Comparator<String> order = Comparator.naturalOrder();
        assertThat(Majority.most(List.of("b", "a", "b"), order)).isEqualTo("b");
        assertThat(Majority.most(List.of("b", "a"), order)).isEqualTo("a");
        assertThat(Majority.most(Arrays.asList("b", null), order)).isEqualTo("b");
        assertThat(Majority.most(Arrays.asList("b", null, null), order)).isNull();
        assertThat(Majority.most(List.<String>of(), order)).isNull();
    }

    @Test
    void ofAYouthProfileTheIntensityIsThatOfThoseWhoNameIt() {
        assertThat(Majority.of(judged(
                                youth("R1", "J04", Intensiteit.I),
                                youth("R2", "J04", Intensiteit.I),
                                youth("R3", "J05", Intensiteit.P)))
                        .oordelen())
                .extracting(Expertoordeel::profiel, Expertoordeel::intensiteit, Expertoordeel::route)
                .containsExactly(tuple("J04", Intensiteit.I, Route.INDIVIDUELE_VOORZIENING));
    }

    @Test
    void aResultAreaCountsWhenAtLeastHalfNameIt() {
        assertThat(Majority.of(judged(
                                area("R1", "W01", Intensiteit.T2),
                                area("R1", "W03", Intensiteit.T1),
                                area("R2", "W01", Intensiteit.T3),
                                area("R3", "W01", Intensiteit.T3)))
                        .oordelen())
                .extracting(Expertoordeel::profiel, Expertoordeel::intensiteit)
                .containsExactly(tuple("W01", Intensiteit.T3));
    }

    @Test
    void whoeverWasJudgedStaysJudged() {
        assertThat(Majority.of(judged(
                                area("R1", "W01", Intensiteit.T0), area("R2", null, null), area("R3", null, null)))
                        .oordelen())
                .hasSize(1)
                .allSatisfy(row -> {
                    assertThat(row.profiel()).isNull();
                    assertThat(row.route()).isEqualTo(Route.INDIVIDUELE_VOORZIENING);
                });
    }

    private static Expertoordeel youth(String expert, @Nullable String profiel, @Nullable Intensiteit intensiteit) {
        return new Expertoordeel(expert, "k1", Wet.JEUGDWET, Route.INDIVIDUELE_VOORZIENING, profiel, intensiteit);
    }

    private static Expertoordeel area(String expert, @Nullable String gebied, @Nullable Intensiteit tier) {
        return new Expertoordeel(expert, "v1", Wet.WMO, Route.INDIVIDUELE_VOORZIENING, gebied, tier);
    }

    private static Casus judged(Expertoordeel... oordelen) {
        return new Casus(
                "c1",
                null,
                Casus.Status.VASTGESTELD,
                Casus.Herkomst.FICTIEF,
                null,
                RandomIntakes.of(1),
                List.of(oordelen),
                null,
                null,
                null);
    }
}
