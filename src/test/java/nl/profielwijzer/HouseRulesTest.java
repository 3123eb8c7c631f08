package nl.profielwijzer;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.profielwijzer.catalogue.Begrip;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.RulesFolder;
import org.junit.jupiter.api.Test;

/** The house keeps its own rules: who may know whom, and which words may not be used. */
class HouseRulesTest {
    private static final String ROOT = "nl.profielwijzer";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** The product advises, it never decides. */
    private static final Pattern DECIDES =
            Pattern.compile("besluit|beschikking|indicatie(?!f)", Pattern.CASE_INSENSITIVE);

    /** Names of laws that hold such a word. */
    private static final List<String> LAWS = List.of(
            "Uitvoeringsbesluit Wmo 2015",
            "Besluit verplichte meldcode huiselijk geweld en kindermishandeling",
            "Besluit verplichte meldcode",
            "Besluit zorgverzekering");

    /** Public types of the domain packages with an English name: their work is technical. */
    private static final Set<String> ENGLISH = Set.of(
            "Catalogue",
            "ContentHash",
            "CountSerializer",
            "IntakeReaders",
            "RulesFolder",
            "IntakeReader",
            "TextForm",
            "Json",
            "Rule",
            "RuleBook",
            "AlikeValues",
            "OutcomeTable",
            "OutcomeTables",
            "Part",
            "Reading",
            "Wording",
            "SchemaCheck",
            "MotiveCheck",
            "TreeReader",
            "CaseFiles",
            "CaseGenerator",
            "HiddenParameters",
            "Raters",
            "CasuistryDesk",
            "CasusReader",
            "Inbox",
            "PackagedCases",
            "ParametersText",
            "Told",
            "PackagedSets",
            "AanbiedingDesk",
            "AssessmentDesk",
            "Hit",
            "IdentifierScan",
            "MonitoringConfiguration",
            "OordeelCheck",
            "OordeelDesk",
            "OwnAssessments",
            "NotThere",
            "OfOthers",
            "ReceiptListener",
            "ShadowConfiguration",
            "ShadowDesk",
            "SmallCells",
            "ReleaseDesk",
            "Follower",
            "Repeater",
            "PreparedIntake",
            "PreparedLid",
            "Replay",
            "Tuning");

    private static final Set<String> DOMAIN = Set.of(
            "intake", "catalogue", "rules", "assessment", "receipt", "casuistry", "monitoring", "release", "shadow");

    @Test
    void theDoorsKnowTheFeaturesAndNobodyKnowsTheDoors() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("root")
                .definedBy(ROOT)
                .layer("api")
                .definedBy(ROOT + ".api..")
                .layer("web")
                .definedBy(ROOT + ".web..")
                .layer("cli")
                .definedBy(ROOT + ".cli..")
                .layer("features")
                .definedBy(Stream.of(
                                "receipt",
                                "conversation",
                                "casuistry",
                                "calibration",
                                "release",
                                "shadow",
                                "monitoring",
                                "exchange",
                                "audit",
                                "access",
                                "retention",
                                "suspension")
                        .map(feature -> "%s.%s..".formatted(ROOT, feature))
                        .toArray(String[]::new))
                .layer("assessment")
                .definedBy(ROOT + ".assessment..")
                .layer("rules")
                .definedBy(ROOT + ".rules..")
                .layer("catalogue")
                .definedBy(ROOT + ".catalogue..")
                .layer("intake")
                .definedBy(ROOT + ".intake..")
                .whereLayer("root")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("api")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("web")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("cli")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("features")
                .mayOnlyBeAccessedByLayers("root", "api", "web", "cli")
                .whereLayer("assessment")
                .mayOnlyBeAccessedByLayers("root", "api", "web", "cli", "features")
                .whereLayer("rules")
                .mayOnlyBeAccessedByLayers("root", "api", "web", "cli", "features", "assessment")
                .whereLayer("intake")
                .mayNotAccessAnyLayer()
                .whereLayer("catalogue")
                .mayOnlyAccessLayers("intake")
                .check(CLASSES);
    }

    @Test
    void theseTestsSeeTheWholeProduct() {
        Map<String, Long> seen = CLASSES.stream()
                .filter(type -> type.isTopLevelClass() && !type.getPackageName().equals(ROOT))
                .collect(Collectors.groupingBy(type -> type.getPackageName().split("\\.")[2], Collectors.counting()));
        assertThat(seen).containsKeys("intake", "catalogue", "rules", "assessment");
        assertThat(seen.get("intake")).isGreaterThan(20);
        assertThat(seen.get("assessment")).isGreaterThan(10);
        assertThat(CLASSES.stream().map(JavaClass::getSimpleName)).contains("Weighing", "LidFeiten", "Intake");
    }

    @Test
    void onlyTheRulesPackageKnowsTheRuleEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".rules..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.kie..", "org.drools..", "org.mvel2..")
                .check(CLASSES);
        classes()
                .that()
                .haveSimpleName("RuleBase")
                .should()
                .dependOnClassesThat(resideInAPackage("org.kie.."))
                .check(CLASSES);
    }

    @Test
    void todayIsReadAtTheEdgeOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .callMethodWhere(describe("the clock of the machine", HouseRulesTest::readsTheClock))
                .check(CLASSES);
    }

    private static boolean readsTheClock(JavaMethodCall call) {
        String owner = call.getTargetOwner().getFullName();
        String name = call.getName();
        boolean givenAClock = call.getTarget().getRawParameterTypes().stream()
                .anyMatch(type -> type.isEquivalentTo(java.time.Clock.class));
        return (owner.startsWith("java.time.") && name.equals("now") && !givenAClock)
                || (owner.equals("java.time.Clock") && name.startsWith("system"))
                || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"))
                || (owner.equals("java.util.Date") && name.equals("<init>"));
    }

    @Test
    void noNameSaysThatTheProductDecides() {
        Stream<String> names = CLASSES.stream()
                .flatMap(type -> Stream.concat(
                        Stream.of(type.getFullName()),
                        type.getMembers().stream().map(JavaMember::getFullName)));
        assertThat(names.filter(name -> DECIDES.matcher(name).find())).isEmpty();
    }

    @Test
    void noRuleOrTextSaysThatTheProductDecides() {
        List<String> found = new ArrayList<>();
        RulesFolder.packaged().files().forEach((path, text) -> {
            for (String law : LAWS) {
                text = text.replace(law, "");
            }
            for (String line : text.lines().toList()) {
                if (DECIDES.matcher(line).find()) {
                    found.add(path + ": " + line.strip());
                }
            }
        });
        assertThat(found).isEmpty();
    }

    @Test
    void noPackageOrClassHasANameThatSaysNothing() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..service..", "..model..", "..dto..", "..helper..")
                .check(CLASSES);
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?)(\\$.*)?")
                .check(CLASSES);
    }

    @Test
    void everyDutchTypeStandsInTheGlossary() {
        Set<String> terms = Catalogue.read(RulesFolder.packaged()).begrippen().stream()
                .map(Begrip::term)
                .map(term -> term.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Set<String> types = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            if (isPublic(type) && DOMAIN.contains(packageOf(type)) && !ENGLISH.contains(type.getSimpleName())) {
                types.add(type.getSimpleName());
            }
        }
        assertThat(types).contains("Intake", "LidFeiten", "Uitslag", "Omslag", "Profiel");
        types.removeIf(type -> terms.contains(type.toLowerCase(Locale.ROOT)));
        assertThat(types).as("types without a term in rules/begrippen.yaml").isEmpty();
        assertThat(CLASSES.stream().map(JavaClass::getSimpleName))
                .as("English names that are excepted still exist")
                .containsAll(ENGLISH);
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.isAnonymousClass()
                && type.getEnclosingClass().map(HouseRulesTest::isPublic).orElse(true);
    }

    private static String packageOf(JavaClass type) {
        String[] steps = type.getPackageName().split("\\.");
        return steps.length > 2 ? steps[2] : "";
    }
}
