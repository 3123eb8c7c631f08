package nl.profielwijzer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People and programs log in at a real OpenID provider, and whatever isn't from there stays out. */
class OpenIdLoginTest {
    private static OpenIdProvider provider;
    private static ServletWebServerApplicationContext service;

    @BeforeAll
    static void start() {
        provider = new OpenIdProvider();
        service = start(
                "--profielwijzer.oidc.client-id=" + OpenIdProvider.SECRET_CLIENT,
                "--profielwijzer.geheimen=" + secrets());
    }

    private static String secrets() {
        try {
            Path folder = Files.createTempDirectory("geheimen");
            Files.writeString(folder.resolve("profielwijzer.oidc.client-secret"), OpenIdProvider.SECRET);
            return folder.toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServletWebServerApplicationContext start(String... more) {
        return startAt(provider.issuer(), more);
    }

    private static ServletWebServerApplicationContext startAt(String issuer, String... more) {
        SpringApplication application = new SpringApplication(Service.class);
        application.setRegisterShutdownHook(false);
        String[] arguments = {
            "--server.port=0",
            "--profielwijzer.data=./target/test-data/" + UUID.randomUUID(),
            "--profielwijzer.oidc.issuer=" + issuer,
            "--profielwijzer.oidc.audience=" + OpenIdProvider.AUDIENCE,
            "--profielwijzer.oidc.alle-gemeenten=alle",
            "--profielwijzer.oidc.rollen.consulent=toegang-weert,toegang-nederweert",
            "--profielwijzer.oidc.rollen.beheerder=applicatiebeheer",
            "--profielwijzer.grenzen.mislukte-logins-per-minuut=1000"
        };
        ServletWebServerApplicationContext started = (ServletWebServerApplicationContext)
                application.run(java.util.stream.Stream.concat(Arrays.stream(arguments), Arrays.stream(more))
                        .toArray(String[]::new));
        provider.allow(address(started));
        return started;
    }

    @AfterAll
    static void stop() {
        service.close();
        provider.close();
    }

    private static String address(ServletWebServerApplicationContext service) {
        return "http://127.0.0.1:" + service.getWebServer().getPort();
    }

    /** A browser as far as logging in goes: it keeps cookies and goes where it is sent. */
    private static final class Visitor {
        private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        private final List<URI> went = new java.util.ArrayList<>();
        private final String service;

        Visitor(String service) {
            this.service = service;
        }

        private HttpResponse<String> send(HttpRequest request) {
            try {
                return http.send(request, BodyHandlers.ofString());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        HttpResponse<String> step(String address) {
            return send(HttpRequest.newBuilder(URI.create(address))
                    .header("Accept", "text/html,*/*;q=0.8")
                    .build());
        }

        HttpResponse<String> open(String path) {
            return follow(step(service + path));
        }

        HttpResponse<String> follow(HttpResponse<String> answer) {
            HttpResponse<String> now = answer;
            for (int i = 0; i < 10 && now.statusCode() / 100 == 3; i++) {
                URI next =
                        now.uri().resolve(now.headers().firstValue("Location").orElseThrow());
                went.add(next);
                now = step(next.toString());
            }
            return now;
        }

        HttpResponse<String> submit(HttpResponse<String> page, String action, Map<String, String> fields) {
            Matcher csrf =
                    Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page.body());
            assertThat(csrf.find()).as(page.body()).isTrue();
            String form = java.util.stream.Stream.concat(
                            fields.entrySet().stream(), Map.of("_csrf", csrf.group(1)).entrySet().stream())
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return send(HttpRequest.newBuilder(page.uri().resolve(action))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form))
                    .build());
        }

        HttpResponse<String> logIn(String name, String path) {
            HttpResponse<String> begin = open(path);
            assertThat(begin.uri().getPath()).isEqualTo("/inloggen");
            assertThat(begin.body()).contains("Inloggen bij uw organisatie").doesNotContain("wachtwoord");
            HttpResponse<String> form = open("/oauth2/authorization/profielwijzer");
            assertThat(form.uri().toString()).startsWith(provider.issuer());
            return follow(submit(form, "/login", Map.of("username", name, "password", "geheim")));
        }

        String session() {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals("profielwijzer"))
                    .map(HttpCookie::getValue)
                    .findFirst()
                    .orElse("");
        }
    }

    private static List<String> lines(ServletWebServerApplicationContext service, String actie) {
        return service.getBean(JdbcClient.class)
                .sql("select actor || ' ' || resultaat from logregel where actie = ? order by volgnummer")
                .param(actie)
                .query(String.class)
                .list();
    }

    @Test
    void someoneLogsInAtTheProviderAndComesBackWhereTheyWanted() {
        Visitor els = new Visitor(address(service));
        els.open("/werkvoorraad");
        String before = els.session();
        HttpResponse<String> page = els.logIn("els", "/werkvoorraad");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/werkvoorraad");
        assertThat(page.body()).contains("els").contains("Weert");
        assertThat(els.session())
                .as("another session than before the login")
                .isNotEqualTo(before)
                .isNotEmpty();
        assertThat(els.went)
                .filteredOn(uri -> uri.getPath().equals("/oauth2/authorize"))
                .isNotEmpty()
                .allSatisfy(uri -> assertThat(uri.getQuery())
                        .contains("code_challenge_method=S256", "state=", "nonce=", "response_type=code"));
        assertThat(lines(service, "INLOGGEN")).contains("els GELUKT");
    }

    @Test
    void whoLogsOutIsLoggedOutAtTheProviderToo() {
        Visitor els = new Visitor(address(service));
        HttpResponse<String> page = els.logIn("els", "/werkvoorraad");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' " + provider.issuer());
        HttpResponse<String> out = els.follow(els.submit(page, "/uitloggen", Map.of()));
        assertThat(out.uri().toString()).isEqualTo(address(service) + "/inloggen?uitgelogd");
        assertThat(els.went).anyMatch(uri -> uri.toString().startsWith(provider.issuer() + "/connect/logout"));
        assertThat(els.open("/werkvoorraad").uri().getPath()).isEqualTo("/inloggen");
        assertThat(els.open("/oauth2/authorization/profielwijzer").uri().toString())
                .as("the provider asks who it is")
                .startsWith(provider.issuer() + "/login");
        assertThat(lines(service, "UITLOGGEN")).contains("els GELUKT");
    }

    @Test
    void someoneInNoGroupGetsInButSeesNothing() {
        Visitor guest = new Visitor(address(service));
        assertThat(guest.logIn("gast", "/werkvoorraad").statusCode()).isEqualTo(403);
        assertThat(guest.open("/").statusCode()).isEqualTo(200);
    }

    @Test
    void someoneOfWhomTheProviderDoesNotSayWhoItIsStaysOut() {
        Visitor nobody = new Visitor(address(service));
        HttpResponse<String> page = nobody.logIn("naamloos", "/werkvoorraad");
        assertThat(page.uri().toString()).endsWith("/inloggen?fout");
        assertThat(page.body()).contains("kon niet zeggen wie u bent");
        assertThat(nobody.open("/werkvoorraad").uri().getPath()).isEqualTo("/inloggen");
        assertThat(lines(service, "INLOGGEN")).contains("onbekend GEWEIGERD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=verzonnen&state=verzonnen", "error=access_denied&state=x", "code=verzonnen"})
    void anAnswerThatNobodyAskedForStaysOut(String query) {
        Visitor someone = new Visitor(address(service));
        HttpResponse<String> page = someone.open("/login/oauth2/code/profielwijzer?" + query);
        assertThat(page.uri().getPath()).isEqualTo("/inloggen");
        assertThat(someone.open("/werkvoorraad").uri().getPath()).isEqualTo("/inloggen");
    }

    @Test
    void aCodeOfAnotherBrowserIsOfNoUse() {
        Visitor els = new Visitor(address(service));
        els.open("/werkvoorraad");
        HttpResponse<String> form = els.open("/oauth2/authorization/profielwijzer");
        HttpResponse<String> answer = els.submit(form, "/login", Map.of("username", "els", "password", "geheim"));
        while (!answer.headers().firstValue("Location").orElseThrow().startsWith(address(service))) {
            answer = els.step(answer.uri()
                    .resolve(answer.headers().firstValue("Location").orElseThrow())
                    .toString());
        }
        String back = answer.headers().firstValue("Location").orElseThrow();
        assertThat(back).contains("code=");
        Visitor thief = new Visitor(address(service));
        assertThat(thief.follow(thief.step(back)).uri().getPath()).isEqualTo("/inloggen");
        assertThat(thief.open("/werkvoorraad").uri().getPath()).isEqualTo("/inloggen");
    }

    @Test
    void oneSessionTooManyEndsTheOldest() {
        List<Visitor> places = java.util.stream.Stream.generate(() -> new Visitor(address(service)))
                .limit(4)
                .toList();
        for (Visitor place : places) {
            assertThat(place.logIn("hans", "/").statusCode()).isEqualTo(200);
        }
        assertThat(places.get(0).open("/").uri().toString()).endsWith("/inloggen?elders");
        assertThat(places.get(1).open("/").body()).contains("hans");
    }

    @Test
    void thePagesCanProveWhoTheyAreWithAKey() throws IOException {
        Path key = Files.createTempFile("sleutel", ".jwk");
        Files.writeString(key, OpenIdProvider.CLIENT_KEY.toJSONString());
        try (ServletWebServerApplicationContext other = start(
                "--profielwijzer.oidc.client-id=" + OpenIdProvider.KEY_CLIENT,
                "--profielwijzer.oidc.sleutelbestand=" + key)) {
            Visitor els = new Visitor(address(other));
            HttpResponse<String> page = els.logIn("els", "/werkvoorraad");
            assertThat(page.uri().toString()).isEqualTo(address(other) + "/werkvoorraad?continue");
        } finally {
            provider.allow(address(service));
        }
    }

    private static HttpResponse<String> call(String path, String token) {
        return new Visitor(address(service))
                .send(HttpRequest.newBuilder(URI.create(address(service) + path))
                        .header("Authorization", "Bearer " + token)
                        .build());
    }

    private static JWTClaimsSet.Builder claims(String name) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(provider.issuer())
                .audience(OpenIdProvider.AUDIENCE)
                .subject(name)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
        OpenIdProvider.claims(name).forEach(claims::claim);
        return claims;
    }

    private static String signed(JWTClaimsSet.Builder claims) {
        return signed(claims, JWSAlgorithm.RS256, OpenIdProvider.KEY);
    }

    private static String signed(JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, RSAKey key) {
        try {
            return signed(
                    claims,
                    new JWSHeader.Builder(algorithm)
                            .keyID(OpenIdProvider.KEY.getKeyID())
                            .build(),
                    new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWTClaimsSet.Builder claims, JWSHeader header, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims.build());
        token.sign(signer);
        return token.serialize();
    }

    private static void assertRefused(String token) {
        HttpResponse<String> answer = call("/v1/gemeenten", token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256"})
    void aTokenOfTheProviderLetsAProgramIn(String algorithm) throws JOSEException {
        String token = algorithm.equals("ES256")
                ? signed(
                        claims("els"),
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .keyID(OpenIdProvider.CURVE_KEY.getKeyID())
                                .build(),
                        new ECDSASigner(OpenIdProvider.CURVE_KEY))
                : signed(claims("els"), JWSAlgorithm.parse(algorithm), OpenIdProvider.KEY);
        assertThat(call("/v1/beoordelingen", token).statusCode()).isEqualTo(200);
        assertThat(call("/v1/beoordelingen?gemeente=0988", token).statusCode()).isEqualTo(200);
        assertThat(call("/v1/beoordelingen?gemeente=0957", token).statusCode())
                .as("a municipality of others")
                .isEqualTo(403);
        assertThat(call("/v1/logboek/kop", token).statusCode())
                .as("a right of others")
                .isEqualTo(403);
        assertThat(lines(service, "UITVOEREN")).contains("els GEWEIGERD");
        assertThat(lines(service, "ZOEKEN")).contains("els GELUKT");
    }

    private static String assess(String user, String gemeente, String kenmerk) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address(service) + "/v1/beoordelingen"))
                .header("Authorization", "Bearer " + signed(claims(user)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"kenmerk":"%s","gemeente":"%s","peildatum":"2026-03-02","melding":{"datum":"2026-03-02","hulpvraag":"Hulp bij de dag."},
                         "huishouden":{"leden":[{"id":"v1","rol":"INWONER","geboortedatum":"1980-05-10","vraagtOndersteuning":true,
                          "leefgebieden":{"tijdsbesteding":2}}]}}
                        """.formatted(kenmerk, gemeente)))
                .build();
        HttpResponse<String> answer = new Visitor(address(service)).send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow().replace("/v1", "");
    }

    @Test
    void onThePagesTooAnAssessmentOfAnotherMunicipalityIsNotThere() {
        String own = assess("els", "0988", "weert-1");
        String ofOthers = assess("ria", "0957", "roermond-1");
        Visitor els = new Visitor(address(service));
        assertThat(els.logIn("els", "/werkvoorraad").body()).contains("weert-1").doesNotContain("roermond-1");
        HttpResponse<String> advice = els.open(own);
        assertThat(advice.statusCode()).isEqualTo(200);
        for (String path : List.of(ofOthers, ofOthers + "/verslag", ofOthers + "/verslag.pdf")) {
            HttpResponse<String> answer = els.open(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("roermond-1");
        }
        assertThat(els.submit(advice, ofOthers + "/herhaling", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(els.submit(advice, ofOthers + "/oordelen", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(lines(service, "LEZEN")).contains("els GELUKT", "els GEWEIGERD");
    }

    @Test
    void rolesFollowTheConfiguredGroupsOnly() {
        assertThat(call("/v1/beoordelingen", signed(claims("gast"))).statusCode())
                .isEqualTo(403);
        assertThat(call("/v1/beoordelingen", signed(claims("gast").claim("groups", "CONSULENT consulent")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(call("/v1/beoordelingen", signed(claims("gast").claim("groups", "iets toegang-weert")))
                        .statusCode())
                .as("a consulent without municipalities")
                .isEqualTo(403);
    }

    @Test
    void whatTheProviderDidNotSayIsRefused() throws JOSEException {
        String good = signed(claims("els"));
        assertRefused(good.substring(0, good.length() - 6) + "AAAAAA");
        String[] parts = good.split("\\.");
        String more = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("toegang-weert", "applicatiebeheer");
        assertRefused(parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(more.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2]);
        assertRefused(signed(claims("els"), JWSAlgorithm.RS256, OpenIdProvider.key()));
        assertRefused("geen token");
        assertRefused(new PlainJWT(claims("els").build()).serialize());
        // The key that everyone may know must not do as the secret of HMAC.
        assertRefused(signed(
                claims("els"),
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(OpenIdProvider.KEY.getKeyID())
                        .build(),
                new MACSigner(OpenIdProvider.KEY.toRSAPublicKey().getEncoded())));
        assertRefused(signed(claims("els"), JWSAlgorithm.RS512, OpenIdProvider.KEY));
        assertRefused(signed(
                claims("els"),
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType("logout+jwt"))
                        .keyID(OpenIdProvider.KEY.getKeyID())
                        .build(),
                new RSASSASigner(OpenIdProvider.KEY)));
    }

    @Test
    void aTokenForAnotherTimeOrPlaceIsRefused() {
        assertRefused(signed(claims("els").issuer("https://elders.example")));
        assertRefused(signed(claims("els").audience("iets-anders")));
        assertRefused(signed(claims("els").audience((String) null)));
        assertRefused(signed(claims("els").expirationTime(null)));
        assertRefused(signed(claims("els")
                .issueTime(Date.from(Instant.now().minusSeconds(300)))
                .expirationTime(Date.from(Instant.now().minusSeconds(90)))));
        assertRefused(signed(claims("els").notBeforeTime(Date.from(Instant.now().plusSeconds(90)))));
        assertRefused(signed(claims("naamloos")));
        assertRefused(signed(claims("els").claim("preferred_username", "els\nhans")));
        assertThat(call(
                                "/v1/gemeenten",
                                signed(claims("els")
                                        .issueTime(Date.from(Instant.now().minusSeconds(300)))
                                        .expirationTime(Date.from(Instant.now().minusSeconds(20)))))
                        .statusCode())
                .as("clocks may differ a little")
                .isEqualTo(200);
    }

    @Test
    void theDemoUsersDoNotExist() {
        HttpResponse<String> answer = new Visitor(address(service))
                .send(HttpRequest.newBuilder(URI.create(address(service) + "/v1/gemeenten"))
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString("beheerder:demo".getBytes(StandardCharsets.UTF_8)))
                        .build());
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void onANetworkCookiesAskForTlsAndAProviderThatIsAwayIsNotAFaultOfTheService() {
        try (ServletWebServerApplicationContext alone = startAt(
                "http://127.0.0.1:9",
                "--server.address=0.0.0.0",
                "--profielwijzer.oidc.client-id=x",
                "--profielwijzer.geheimen=" + secrets())) {
            assertThat(new Visitor(address(alone))
                            .step(address(alone) + "/werkvoorraad")
                            .headers()
                            .allValues("Set-Cookie"))
                    .isNotEmpty()
                    .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Secure"));
            HttpResponse<String> answer = new Visitor(address(alone))
                    .send(HttpRequest.newBuilder(URI.create(address(alone) + "/v1/gemeenten"))
                            .header("Authorization", "Bearer " + signed(claims("els")))
                            .build());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.body()).contains("OpenID-aanbieder");
        } finally {
            provider.allow(address(service));
        }
    }
}
