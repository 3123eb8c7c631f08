package nl.profielwijzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Someone sees only their own municipalities, and who asks too much waits. */
@SpringBootTest(
        classes = Service.class,
        properties = {
            "profielwijzer.data=./target/test-data/${random.uuid}",
            "profielwijzer.grenzen.verzoeken-per-seconde=1",
            "profielwijzer.grenzen.mislukte-logins-per-minuut=5",
            "server.address=127.0.0.1"
        })
@AutoConfigureMockMvc
class LimitsTest {
    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private static RequestPostProcessor consulent(String name, String... municipalities) {
        return someone("ROLE_CONSULENT", name, municipalities);
    }

    private static RequestPostProcessor someone(String role, String name, String... municipalities) {
        String[] authorities = new String[municipalities.length + 1];
        authorities[0] = role;
        for (int i = 0; i < municipalities.length; i++) {
            authorities[i + 1] = "GEMEENTE_" + municipalities[i];
        }
        return user(name).authorities(AuthorityUtils.createAuthorityList(authorities));
    }

    private MockHttpServletResponse assess(String path, RequestPostProcessor user, String gemeente) throws Exception {
        return ask(post(path).with(user).contentType(MediaType.APPLICATION_JSON).content("""
                {"kenmerk":"grens-%1$s","peildatum":"2026-03-02","gemeente":"%1$s",
                 "melding":{"datum":"2026-02-20","verwijzer":"ZELF","hulpvraag":"Het gaat niet goed."},
                 "huishouden":{"leden":[
                   {"id":"k1","rol":"KIND","geboortedatum":"2016-05-10","vraagtOndersteuning":true,"leefgebieden":{"gedrag":3}},
                   {"id":"o1","rol":"OUDER","geboortedatum":"1985-01-15","vraagtOndersteuning":false}]}}
                """.formatted(gemeente)));
    }

    @Test
    void aConsulentSeesAndMakesOnlyWhatIsOfTheirMunicipality() throws Exception {
        RequestPostProcessor weert = consulent("weert", "0988");
        RequestPostProcessor roermond = consulent("roermond", "0957");
        assertThat(assess("/v1/beoordelingen", weert, "0957").getStatus()).isEqualTo(403);
        assertThat(assess("/v1/proefbeoordelingen", weert, "0957").getStatus()).isEqualTo(403);
        assertThat(assess("/v1/beoordelingen", weert, "0988").getStatus()).isEqualTo(201);
        String place = assess("/v1/beoordelingen", roermond, "0957").getHeader("Location");
        assertThat(ask(get(place).with(roermond)).getStatus()).isEqualTo(200);
        for (MockHttpServletRequestBuilder request : new MockHttpServletRequestBuilder[] {
            get(place), get(place + "/verantwoording"), post(place + "/herhalingen")
        }) {
            assertThat(ask(request.with(weert)).getStatus()).isEqualTo(404);
        }
        assertThat(ask(get("/v1/beoordelingen").with(weert)).getContentAsString())
                .contains("grens-0988")
                .doesNotContain("grens-0957");
        assertThat(ask(get("/v1/beoordelingen?gemeente=0957").with(weert)).getStatus())
                .isEqualTo(403);
        assertThat(ask(get("/v1/beoordelingen").with(consulent("nergens"))).getStatus())
                .isEqualTo(403);
        assertThat(jdbc.sql("select object from logregel where actor = 'weert' and resultaat = 'GEWEIGERD'")
                        .query(String.class)
                        .list())
                .contains(
                        "POST /v1/beoordelingen",
                        "POST /v1/proefbeoordelingen",
                        "GET /v1/beoordelingen",
                        "beoordeling/" + place.substring("/v1/beoordelingen/".length()));
    }

    @Test
    void aBeheerderStopsAdviceAndLetsItGoOnOnlyWhereTheyWork() throws Exception {
        RequestPostProcessor weert = someone("ROLE_BEHEERDER", "beheerder-weert", "0988");
        RequestPostProcessor all = someone("ROLE_BEHEERDER", "beheerder-alle", "ALLE");
        String motive = "\"reden\":\"Er is een fout gevonden.\"";
        assertThat(suspend("/v1/stilleggingen", weert, "{%s}".formatted(motive)).getStatus())
                .isEqualTo(403);
        assertThat(suspend("/v1/stilleggingen", weert, "{\"gemeenten\":[\"0988\",\"0957\"],%s}".formatted(motive))
                        .getStatus())
                .isEqualTo(403);
        String elsewhere = suspend("/v1/stilleggingen", all, "{\"gemeenten\":[\"0957\"],%s}".formatted(motive))
                .getHeader("Location");
        String shared = suspend("/v1/stilleggingen", all, "{\"gemeenten\":[\"0957\",\"0988\"],%s}".formatted(motive))
                .getHeader("Location");
        assertThat(ask(get(elsewhere).with(weert)).getStatus()).isEqualTo(404);
        assertThat(suspend(elsewhere + "/hervattingen", weert, "{%s}".formatted(motive))
                        .getStatus())
                .isEqualTo(404);
        assertThat(ask(get(shared).with(weert)).getStatus()).isEqualTo(200);
        assertThat(suspend(shared + "/hervattingen", weert, "{%s}".formatted(motive))
                        .getStatus())
                .isEqualTo(403);
        assertThat(ask(get("/v1/stilleggingen").with(weert)).getContentAsString())
                .contains(shared.substring(shared.lastIndexOf('/') + 1))
                .doesNotContain(elsewhere.substring(elsewhere.lastIndexOf('/') + 1));
        assertThat(ask(post("/beheer/stopknop")
                                .with(weert)
                                .with(csrf())
                                .param("wat", "alles")
                                .param("gemeenten", "0957")
                                .param("reden", "Er is een fout gevonden."))
                        .getStatus())
                .isEqualTo(403);
        for (String place : new String[] {elsewhere, shared}) {
            assertThat(suspend(place + "/hervattingen", all, "{%s}".formatted(motive))
                            .getStatus())
                    .isEqualTo(201);
        }
    }

    private MockHttpServletResponse suspend(String path, RequestPostProcessor user, String body) throws Exception {
        return ask(post(path).with(user).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    @Test
    void whatAnotherSiteLetsSomeoneSendIsNotDoneAndTheApiKnowsNoSessions() throws Exception {
        MockHttpSession session = new MockHttpSession();
        ask(post("/inloggen")
                .param("gebruiker", "beheerder")
                .param("wachtwoord", "demo")
                .with(csrf())
                .session(session));
        assertThat(ask(get("/beheer/stopknop").session(session)).getStatus()).isEqualTo(200);
        assertThat(ask(post("/beheer/stopknop")
                                .session(session)
                                .param("wat", "alles")
                                .param("reden", "Dit komt van een andere website."))
                        .getStatus())
                .isEqualTo(403);
        assertThat(jdbc.sql("select count(*) from stillegging where reden like '%andere website%'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(ask(get("/v1/gemeenten").session(session)).getStatus()).isEqualTo(401);
    }

    @Test
    void whoAsksTooMuchWaitsAndHearsHowLong() throws Exception {
        RequestPostProcessor greedy = consulent("gulzig", "0988");
        MockHttpServletResponse last = new MockHttpServletResponse();
        for (int i = 0; i < 12 && last.getStatus() != 429; i++) {
            last = ask(post("/v1/beoordelingen")
                    .with(greedy)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{}"));
        }
        assertThat(last.getStatus()).isEqualTo(429);
        assertThat(last.getContentType()).isEqualTo("application/problem+json");
        assertThat(last.getHeader("Retry-After")).isEqualTo("1");
        assertThat(last.getContentAsString()).contains("Te veel verzoeken");
        assertThat(ask(get("/v1/beoordelingen").with(greedy)).getStatus())
                .as("looking goes on")
                .isEqualTo(200);
        assertThat(assess("/v1/beoordelingen", consulent("bescheiden", "0988"), "0988")
                        .getStatus())
                .as("so do others")
                .isEqualTo(201);
    }

    @Test
    void afterTooManyFailedLoginsTheRightPasswordWaitsToo() throws Exception {
        RequestPostProcessor elsewhere = request -> {
            request.setRemoteAddr("192.0.2.7");
            return request;
        };
        for (int i = 0; i < 5; i++) {
            assertThat(ask(get("/v1/gemeenten")
                                    .with(httpBasic("consulent", "fout"))
                                    .with(elsewhere))
                            .getStatus())
                    .isEqualTo(401);
        }
        MockHttpServletResponse waits =
                ask(get("/v1/gemeenten").with(httpBasic("consulent", "demo")).with(elsewhere));
        assertThat(waits.getStatus()).isEqualTo(429);
        assertThat(Integer.parseInt(waits.getHeader("Retry-After"))).isBetween(1, 12);
        assertThat(ask(post("/inloggen")
                                .param("gebruiker", "consulent")
                                .param("wachtwoord", "demo")
                                .with(csrf())
                                .with(elsewhere))
                        .getRedirectedUrl())
                .isEqualTo("/inloggen?wacht");
        assertThat(ask(get("/v1/gemeenten").with(httpBasic("consulent", "demo")))
                        .getStatus())
                .as("another address")
                .isEqualTo(200);
    }

    @Test
    void whoCannotBeWrittenDownIsNotLetIn() throws Exception {
        jdbc.sql("alter table logregel rename to logregel_weg").update();
        try {
            MockHttpSession session = new MockHttpSession();
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> ask(post("/inloggen")
                            .param("gebruiker", "consulent")
                            .param("wachtwoord", "demo")
                            .with(csrf())
                            .session(session)))
                    .isInstanceOf(org.springframework.dao.DataAccessException.class);
            assertThat(ask(get("/werkvoorraad").session(session)).getStatus()).isEqualTo(302);
        } finally {
            jdbc.sql("alter table logregel_weg rename to logregel").update();
        }
    }
}
