package nl.profielwijzer.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.security.core.GrantedAuthority;

class OpenIdSettingsTest {
    private static final Map<String, Object> GOOD = Map.of(
            "profielwijzer.oidc.issuer", "https://login.example/toegang",
            "profielwijzer.oidc.client-id", "profielwijzer",
            "profielwijzer.oidc.client-secret", "geheim",
            "profielwijzer.oidc.audience", "profielwijzer-api",
            "profielwijzer.oidc.rollen-claim", "realm_access.roles",
            "profielwijzer.oidc.rollen.consulent", "PW Consulenten,toegang",
            "profielwijzer.oidc.rollen.auditor", "toezicht",
            "profielwijzer.oidc.alle-gemeenten", "regio");

    private static OpenIdSettings read(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return OpenIdSettings.read(environment);
    }

    private static List<String> authorities(Map<String, Object> claims) {
        return new Claims(read(GOOD))
                .authorities(claims).stream()
                        .map(GrantedAuthority::getAuthority)
                        .toList();
    }

    @Test
    void everythingThatIsMissingIsToldAtOnce() {
        assertThatThrownBy(() -> read(Map.of("profielwijzer.oidc.issuer", "http://login.example")))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("https", "client-id", "client-secret", "audience", "rollen", "handleiding");
        assertThat(read(GOOD).origin()).isEqualTo("https://login.example");
    }

    @Test
    void rolesComeFromTheGroupsThatWereNamed() {
        assertThat(authorities(Map.of("realm_access", Map.of("roles", List.of("PW Consulenten", "iets", 7)))))
                .containsExactly("ROLE_CONSULENT");
        assertThat(authorities(Map.of("realm_access.roles", "toezicht toegang")))
                .containsExactlyInAnyOrder("ROLE_CONSULENT", "ROLE_AUDITOR");
        assertThat(authorities(Map.of("realm_access", "toezicht", "groups", "toezicht", "roles", "CONSULENT")))
                .isEmpty();
    }

    @Test
    void municipalitiesAreCodesOrTheWordForAll() {
        assertThat(authorities(Map.of("gemeenten", List.of("0988", "alle", "ALLE", "988", "0957x", "0946"))))
                .containsExactlyInAnyOrder("GEMEENTE_0988", "GEMEENTE_0946");
        assertThat(authorities(Map.of("gemeenten", "regio"))).containsExactly(Gebruiker.ALL_MUNICIPALITIES);
    }

    @Test
    void theKeyOfThePagesIsAJwkOrAPemOfOpenssl(@TempDir Path folder) throws Exception {
        RSAKey made = new RSAKeyGenerator(2048).keyID("eigen-naam").generate();
        Path jwk = Files.writeString(folder.resolve("jwk"), made.toJSONString());
        assertThat(ClientKey.read(jwk).jwk()).isEqualTo(made);
        Path pem = Files.writeString(
                folder.resolve("pem"),
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                        .formatted(Base64.getMimeEncoder(64, "\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                                .encodeToString(made.toRSAPrivateKey().getEncoded())));
        assertThat(ClientKey.read(pem).jwk().toRSAKey().toRSAPublicKey()).isEqualTo(made.toRSAPublicKey());
        assertThat(ClientKey.read(pem).jwk().getKeyID())
                .isEqualTo(made.computeThumbprint().toString());
        Path open = Files.writeString(folder.resolve("open"), made.toPublicJWK().toJSONString());
        assertThatThrownBy(() -> ClientKey.read(open)).hasMessageContaining("geen privésleutel");
    }
}
