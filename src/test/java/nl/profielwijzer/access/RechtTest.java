package nl.profielwijzer.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

class RechtTest {

    @Test
    void everyAddressSaysWhichRightItNeeds() {
        List<JavaMethod> handlers = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("nl.profielwijzer")
                        .stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(RequestMapping.class)
                                || method.isMetaAnnotatedWith(RequestMapping.class))
                        .toList();
        assertThat(handlers).hasSizeGreaterThan(10);
        assertThat(handlers)
                .allSatisfy(handler -> assertThat(
                                Stream.of(Vereist.class, VoorIedereen.class).filter(handler::isAnnotatedWith))
                        .as(handler.getFullName())
                        .hasSize(1));
    }

    @Test
    void aUserMayWhatOneOfTheRolesMayAndNothingElse() {
        Gebruiker consulent = new Gebruiker("c", Set.of(Gebruikersrol.CONSULENT), null);
        assertThat(consulent.mag(Recht.BEOORDELEN)).isTrue();
        assertThat(consulent.mag(Recht.STOPKNOP)).isFalse();
        assertThat(new Gebruiker("n", Set.of(), null).mag(Recht.REGELBOEK_LEZEN))
                .isFalse();
    }

    @Test
    void rolesAndMunicipalitiesComeFromTheLoginOnly() {
        Gebruiker some = Gebruiker.of(
                new TestingAuthenticationToken("c", "", "ROLE_CONSULENT", "GEMEENTE_0988", "ROLE_ONBEKEND"));
        assertThat(some.rollen()).containsExactly(Gebruikersrol.CONSULENT);
        assertThat(some.ziet("0988")).isTrue();
        assertThat(some.ziet("0957")).isFalse();
        assertThat(some.zietAlle(List.of("0988"))).isTrue();
        assertThat(some.zietAlle(List.of("0988", "0957"))).isFalse();
        assertThat(some.zietAlle(null)).as("every municipality there is").isFalse();
        assertThat(Gebruiker.of(new TestingAuthenticationToken("c", "", "ROLE_CONSULENT"))
                        .ziet("0988"))
                .isFalse();
        assertThat(Gebruiker.of(new TestingAuthenticationToken("c", "", Gebruiker.ALL_MUNICIPALITIES))
                        .ziet("0988"))
                .isTrue();
    }

    @Test
    void anOpenRuleBookOpensNothingElse() throws NoSuchMethodException {
        RightsCheck check = new RightsCheck(Set.of(Recht.REGELBOEK_LEZEN));
        assertThat(check.preHandle(new MockHttpServletRequest(), new MockHttpServletResponse(), handler("rules")))
                .isTrue();
        assertThatThrownBy(() ->
                        check.preHandle(new MockHttpServletRequest(), new MockHttpServletResponse(), handler("assess")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> new RightsCheck(Set.of())
                        .preHandle(new MockHttpServletRequest(), new MockHttpServletResponse(), handler("rules")))
                .isInstanceOf(AccessDeniedException.class);
    }

    private static HandlerMethod handler(String method) throws NoSuchMethodException {
        return new HandlerMethod(new Addresses(), Addresses.class.getDeclaredMethod(method));
    }

    private static final class Addresses {
        @Vereist(Recht.REGELBOEK_LEZEN)
        void rules() {}

        @Vereist(Recht.BEOORDELEN)
        void assess() {}
    }
}
