package nl.profielwijzer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.RandomIntakes;
import org.junit.jupiter.api.Test;

/** Rules that are loaded, used and replaced all year long leave nothing behind. */
class RuleBookTest {
    /** A look that left its session behind would cost 181 KB, a reload without letting go 480 classes (measured). */
    private static final int LOOKS = 2_000;

    private static final int RELOADS = 50;

    private static final Catalogue CATALOGUE = Catalogue.read(RulesFolder.packaged());
    private static final Parameters PARAMETERS = CATALOGUE.parameters().on(LocalDate.of(2026, 3, 2));

    @Test
    void reloadingLeavesNoClassesBehind() throws InterruptedException {
        RulesFolder some = some("veiligheid/V01.drl", "jeugd/J04.drl", "wmo/W01.drl");
        for (int i = 0; i < 5; i++) {
            loadLookAndClose(some);
        }
        long before = classes();
        for (int i = 0; i < RELOADS; i++) {
            loadLookAndClose(some);
        }
        assertThat(classes() - before).as("classes left by %d reloads", RELOADS).isLessThan(RELOADS * 4);
    }

    private static void loadLookAndClose(RulesFolder folder) {
        try (RuleBook rules = new RuleBook(folder, PARAMETERS.names())) {
            assertThat(rules.rules()).isNotEmpty();
            // classes of constraints are made when facts come by
            rules.look(facts(rules, 7));
        }
    }

    @Test
    void noFactIsHeldAfterALook() throws InterruptedException {
        try (RuleBook rules = new RuleBook(some("veiligheid/V01.drl", "wetten/L01.drl"), PARAMETERS.names())) {
            List<WeakReference<Object>> seen = new ArrayList<>();
            for (int i = 0; i < LOOKS; i++) {
                List<Object> facts = facts(rules, i % 50 + 1);
                seen.add(new WeakReference<>(facts.get(0)));
                rules.look(facts);
            }
            collect();
            assertThat(seen.stream()
                            .filter(reference -> reference.get() != null)
                            .count())
                    .as("households still held after %d looks", LOOKS)
                    .isLessThan(20);
        }
    }

    @Test
    void aNarrowedRuleBookFindsTheSameWithTheRulesItKeeps() {
        try (RuleBook rules = new RuleBook(RulesFolder.packaged(), PARAMETERS.names());
                RuleBook some = rules.only(rules.places(rule -> Set.of('V', 'L').contains(rule.letter())))) {
            RandomIntakes.check(100, (intake, random) -> {
                HuishoudenFeiten whole =
                        new HuishoudenFeiten(intake, PARAMETERS, CATALOGUE.leefgebieden(), rules, false);
                HuishoudenFeiten narrow =
                        new HuishoudenFeiten(intake, PARAMETERS, CATALOGUE.leefgebieden(), some, false);
                rules.look(whole.facts());
                some.look(narrow.facts());
                for (int i = 0; i < whole.getLeden().size(); i++) {
                    assertThat(ids(narrow, i, rules))
                            .isEqualTo(ids(whole, i, rules).stream()
                                    .filter(id -> id.startsWith("V") || id.startsWith("L"))
                                    .toList());
                }
            });
        }
    }

    private static List<String> ids(HuishoudenFeiten household, int lid, RuleBook rules) {
        return household.bevindingen().of(household.getLeden().get(lid)).stream()
                .mapToObj(place -> rules.get(place).id())
                .toList();
    }

    private static List<Object> facts(RuleBook rules, long seed) {
        return new HuishoudenFeiten(RandomIntakes.of(seed), PARAMETERS, CATALOGUE.leefgebieden(), rules, false).facts();
    }

    private static RulesFolder some(String... paths) {
        TreeMap<String, String> files = new TreeMap<>(RulesFolder.packaged().files());
        files.keySet().retainAll(Set.of(paths));
        assertThat(files).hasSize(paths.length);
        return new RulesFolder(files);
    }

    private static long classes() throws InterruptedException {
        collect();
        ClassLoadingMXBean loading = ManagementFactory.getClassLoadingMXBean();
        return loading.getLoadedClassCount();
    }

    private static void collect() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
    }
}
