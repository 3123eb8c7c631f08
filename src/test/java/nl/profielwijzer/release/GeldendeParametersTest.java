package nl.profielwijzer.release;

import static nl.profielwijzer.release.Desk.BRAM;
import static nl.profielwijzer.release.Desk.PARAMETER;
import static nl.profielwijzer.release.Desk.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.profielwijzer.assessment.Rekenset;
import nl.profielwijzer.assessment.Uitslag;
import nl.profielwijzer.casuistry.PackagedSets;
import nl.profielwijzer.intake.Intake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GeldendeParametersTest {
    private static final Intake INTAKE =
            new PackagedSets().cases("ijking").get(0).intake();
    private static final double[] MARGES = {2, 2.5, 3};

    private Desk world;

    @BeforeEach
    void open() {
        world = new Desk(List.of());
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whileSetsAreSwitchedEveryAnswerIsOfOneSet() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService askers = Executors.newFixedThreadPool(3);
        try {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                all.add(askers.submit(() -> {
                    int last = 0;
                    while (!done.get()) {
                        Rekenset set = world.geldend.voor("0988", TODAY);
                        int versie = set.referentie().versie();
                        double marge = set.op(TODAY).get(PARAMETER);
                        assertThat(marge).isEqualTo(versie == 1 ? 1 : MARGES[versie % 3]);
                        assertThat(versie).as("never back to an earlier set").isGreaterThanOrEqualTo(last);
                        last = versie;
                    }
                    return last;
                }));
            }
            int versie = 1;
            for (int round = 0; round < 25; round++) {
                versie = world.actief(MARGES[(versie + 1) % 3], TODAY)
                        .referentie()
                        .versie();
                assertThat(world.geldend.voor("0988", TODAY).referentie().versie())
                        .as("who activated a set finds it in force")
                        .isEqualTo(versie);
            }
            done.set(true);
            for (Future<Integer> asker : all) {
                assertThat(asker.get()).isBetween(1, versie);
            }
        } finally {
            done.set(true);
            askers.shutdownNow();
        }
    }

    @Test
    void anAnswerNamesTheSetThatWasInForceOnItsPeildatum() {
        world.on(INTAKE.peildatum());
        world.actief(3, INTAKE.peildatum(), INTAKE.gemeente());
        Rekenset set = world.geldend.voor(INTAKE.gemeente(), INTAKE.peildatum());
        Uitslag uitslag = Desk.BEOORDELAAR.beoordeel(INTAKE, set);
        assertThat(uitslag.parameterset()).isEqualTo(set.referentie());
        assertThat(uitslag.parameterset().versie()).isEqualTo(2);
        assertThat(uitslag.parameterset().hash())
                .isNotEqualTo(Desk.BEOORDELAAR.beoordeel(INTAKE).parameterset().hash());
    }

    @Test
    void activatingLoadsNoClassesAndKeepsNoSetsThatNobodyCanSee() {
        activate(100);
        long before = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
        activate(100);
        long after = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
        assertThat(after - before).isLessThan(20);
        assertThat(world.geldend.tijdlijnen().ooit()).hasSize(1);
    }

    private void activate(int times) {
        for (int i = 0; i < times; i++) {
            double now = world.marge("0988", TODAY);
            Setversie set = world.actief(now == 2 ? 2.5 : 2, TODAY);
            Desk.BEOORDELAAR.beoordeel(INTAKE, world.geldend.voor(INTAKE.gemeente(), TODAY));
            if (i % 10 == 0) {
                world.desk.terugdraaien(set.referentie(), set.wijziging(), "Proef.", BRAM);
            }
        }
    }

    @Test
    void lawThatChangesLaterAlsoChangesInASetThatWasApproved() {
        world.actief(2, TODAY);
        Rekenset set = world.geldend.voor("0988", TODAY);
        LocalDate before = LocalDate.of(2025, 6, 1);
        String law = "eigen-bijdrage.wmo";
        assertThat(set.op(before).get(law)).isNotEqualTo(set.op(TODAY).get(law));
        assertThat(set.op(TODAY).get(law))
                .isEqualTo(world.sets.standaard().op(TODAY).get(law));
    }
}
