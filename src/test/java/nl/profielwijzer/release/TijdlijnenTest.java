package nl.profielwijzer.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TijdlijnenTest {
    private static final Setreferentie STANDAARD = new Setreferentie("voorbeeld", 1);
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final List<String> GEMEENTEN = List.of("0001", "0002", "0003");

    /** As the guide says it, looked up one by one. */
    private static Setreferentie plainly(List<Activering> activeringen, String gemeente, LocalDate day) {
        return activeringen.stream()
                .filter(each -> !each.vanaf().isAfter(day) && (each.tot() == null || day.isBefore(each.tot())))
                .filter(each -> each.werkingsgebied().isAlle()
                        || each.werkingsgebied().gemeenten().contains(gemeente))
                .max(Comparator.comparing(
                                (Activering each) -> !each.werkingsgebied().isAlle())
                        .thenComparing(Activering::vanaf)
                        .thenComparing(Activering::volgnummer))
                .map(Activering::set)
                .orElse(STANDAARD);
    }

    @Test
    void onEveryDayAndEverywhereTheSetCountsThatTheGuideSays() {
        Random random = new Random(20261201);
        for (int round = 0; round < 300; round++) {
            List<Activering> activeringen = new ArrayList<>();
            int count = random.nextInt(12);
            for (int i = 0; i < count; i++) {
                List<String> named = GEMEENTEN.stream()
                        .filter(gemeente -> random.nextBoolean())
                        .toList();
                LocalDate vanaf = FIRST.plusDays(random.nextInt(12));
                activeringen.add(new Activering(
                        i,
                        new Setreferentie("s", i + 1),
                        named.isEmpty() ? Werkingsgebied.ALLE : new Werkingsgebied(named),
                        vanaf,
                        random.nextInt(3) > 0 ? null : vanaf.plusDays(random.nextInt(6))));
            }
            Tijdlijnen tijdlijnen = new Tijdlijnen(activeringen, STANDAARD);
            for (String gemeente : List.of("0001", "0002", "0003", "0004")) {
                for (int day = -1; day < 20; day++) {
                    LocalDate on = FIRST.plusDays(day);
                    assertThat(tijdlijnen.op(gemeente, on))
                            .as("%s on %s of %s", gemeente, on, activeringen)
                            .isEqualTo(plainly(activeringen, gemeente, on));
                }
                assertThat(tijdlijnen.laatste(new Werkingsgebied(List.of(gemeente))))
                        .isEqualTo(Set.of(plainly(activeringen, gemeente, LocalDate.MAX)));
            }
        }
    }
}
