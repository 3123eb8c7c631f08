package nl.profielwijzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Gebruikersrol;
import nl.profielwijzer.access.Recht;
import nl.profielwijzer.access.Vereist;
import nl.profielwijzer.access.VoorIedereen;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may do what is said in one place, and holds at every address, for every role. The table in the docs is that place,
 * written out; {@code -Dprofielwijzer.rechten=schrijf} writes it anew.
 */
@SpringBootTest(
        classes = Service.class,
        properties = {
            "profielwijzer.data=./target/test-data/${random.uuid}",
            "profielwijzer.grenzen.zware-verzoeken-per-minuut=10000"
        })
@AutoConfigureMockMvc
class RightsTest {
    private static final Path TABLE = Path.of("src/docs/rechten.md");

    @Autowired
    private MockMvc mvc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    /**
     * One address with what may be asked there.
     *
     * @param body kind of content that it takes
     */
    private record Address(RequestMethod verb, String pattern, MediaType body, HandlerMethod handler) {
        /** With something in the place of each variable that can't be there. */
        String path() {
            return pattern.replaceAll("\\{[^}]+}", "00000000-0000-0000-0000-000000000000");
        }

        boolean ofTheApi() {
            return pattern.startsWith("/v1");
        }

        @Override
        public String toString() {
            return verb + " " + pattern;
        }
    }

    private List<Address> addresses() {
        List<Address> addresses = new ArrayList<>();
        mapping.getHandlerMethods()
                .forEach((info, handler) -> info.getPatternValues()
                        .forEach(pattern -> (info.getMethodsCondition()
                                                .getMethods()
                                                .isEmpty()
                                        ? Stream.of(RequestMethod.GET)
                                        : info.getMethodsCondition().getMethods().stream())
                                .forEach(verb ->
                                        addresses.add(new Address(verb, pattern, body(info, pattern), handler)))));
        return addresses;
    }

    private static MediaType body(RequestMappingInfo info, String pattern) {
        return info.getConsumesCondition().getConsumableMediaTypes().stream()
                .findFirst()
                .orElse(pattern.startsWith("/v1") ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_FORM_URLENCODED);
    }

    private int status(Address address, Gebruikersrol... roles) throws Exception {
        String[] authorities = Stream.concat(
                        Arrays.stream(roles).map(Gebruiker::authority), Stream.of(Gebruiker.ALL_MUNICIPALITIES))
                .toArray(String[]::new);
        return mvc.perform(request(HttpMethod.valueOf(address.verb().name()), address.path())
                        .with(user("test-" + Arrays.toString(roles))
                                .authorities(AuthorityUtils.createAuthorityList(authorities)))
                        .with(csrf())
                        .contentType(address.body())
                        .content(address.ofTheApi() && address.verb() != RequestMethod.GET ? "{}" : ""))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    @TestFactory
    Stream<DynamicTest> eachRoleGetsWhereItMayAndNowhereElse() {
        return addresses().stream()
                .filter(address -> address.handler().hasMethodAnnotation(Vereist.class))
                .flatMap(address -> Arrays.stream(Gebruikersrol.values())
                        .map(role -> DynamicTest.dynamicTest(role + " " + address, () -> {
                            Recht recht = address.handler()
                                    .getMethodAnnotation(Vereist.class)
                                    .value();
                            if (recht.rollen().contains(role)) {
                                assertThat(status(address, role)).isNotIn(401, 403);
                            } else {
                                assertThat(status(address, role)).isEqualTo(403);
                            }
                        })));
    }

    @TestFactory
    Stream<DynamicTest> withoutARoleNobodyGetsAnywhere() {
        return addresses().stream()
                .filter(address -> address.handler().hasMethodAnnotation(Vereist.class))
                .map(address -> DynamicTest.dynamicTest(
                        address.toString(), () -> assertThat(status(address)).isEqualTo(403)));
    }

    @TestFactory
    Stream<DynamicTest> withoutALoginNobodyGetsAnywhere() {
        return addresses().stream()
                .filter(address -> address.handler().hasMethodAnnotation(Vereist.class))
                .map(address -> DynamicTest.dynamicTest(address.toString(), () -> {
                    var response = mvc.perform(
                                    request(HttpMethod.valueOf(address.verb().name()), address.path())
                                            .with(csrf()))
                            .andReturn()
                            .getResponse();
                    if (address.ofTheApi()) {
                        assertThat(response.getStatus()).isEqualTo(401);
                    } else {
                        assertThat(response.getStatus()).isEqualTo(302);
                        assertThat(response.getRedirectedUrl()).matches(".*/inloggen(\\?bewaard)?");
                    }
                }));
    }

    @Test
    void everyAddressIsOfADoorAndSaysWhatItNeeds() {
        assertThat(addresses()).hasSizeGreaterThan(15).allSatisfy(address -> {
            assertThat(address.handler().getBeanType().getPackageName())
                    .as(address.toString())
                    .isIn("nl.profielwijzer.api", "nl.profielwijzer.web");
            assertThat(address.handler().hasMethodAnnotation(Vereist.class)
                            ^ address.handler().hasMethodAnnotation(VoorIedereen.class))
                    .as(address.toString())
                    .isTrue();
        });
    }

    /** Addresses end up in logs of others. The API refuses what it doesn't know in an address. */
    @Test
    void noAddressAsksForAKenmerk() {
        assertThat(addresses())
                .allSatisfy(address -> assertThat(address.pattern()).doesNotContain("{kenmerk"));
        assertThat(addresses())
                .filteredOn(address -> address.verb() == RequestMethod.GET)
                .allSatisfy(address -> assertThat(address.handler().getMethod().getParameters())
                        .as(address.toString())
                        .extracting(Parameter::getName)
                        .doesNotContain("kenmerk"));
    }

    @Test
    void theTableInTheDocsIsTheOneInForce() throws IOException {
        String table = table();
        if ("schrijf".equals(System.getProperty("profielwijzer.rechten"))) {
            Files.writeString(TABLE, table);
        }
        assertThat(Files.readString(TABLE)).isEqualTo(table);
    }

    private static String table() {
        StringBuilder text = new StringBuilder("""
                # Wie mag wat

                Deze tabel komt uit het programma zelf (`Recht`); een test houdt ze gelijk en probeert elk vakje op elk adres.
                Een consulent ziet alleen huishoudens van de gemeenten die bij het inloggen zijn meegegeven.

                """);
        text.append("| Recht | Wat | %s |\n"
                .formatted(Arrays.stream(Gebruikersrol.values())
                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" | "))));
        text.append("|---|---|")
                .append(":-:|".repeat(Gebruikersrol.values().length))
                .append('\n');
        for (Recht recht : Recht.values()) {
            text.append("| %s | %s | %s |\n"
                    .formatted(
                            recht.name(),
                            recht.omschrijving(),
                            Arrays.stream(Gebruikersrol.values())
                                    .map(role -> recht.rollen().contains(role) ? "ja" : "–")
                                    .collect(Collectors.joining(" | "))));
        }
        return text.toString();
    }
}
