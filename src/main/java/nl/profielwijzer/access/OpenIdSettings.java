package nl.profielwijzer.access;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * The OpenID provider of the organisation, and how what it says about someone is read. Names of the standard stay as they
 * are, so that they can be looked up in the screens of the provider.
 *
 * @param issuer as it stands in the tokens
 * @param clientSecret how the pages prove who they are; or else
 * @param sleutelbestand a private key for that, as JWK or PEM (private_key_jwt)
 * @param audience what an access token for the API has to be meant for
 * @param scopes what the pages ask for at login
 * @param naamClaim who someone is, for the log: the same in both kinds of token, and never given to someone else later
 * @param rollenClaim groups; a dot leads into an object
 * @param gemeentenClaim CBS codes of municipalities
 * @param alleGemeenten what stands there for all of them; null when nobody has all
 * @param rollen which groups have a role
 * @param klokverschil how far the clocks of provider and service may differ
 */
public record OpenIdSettings(
        String issuer,
        String clientId,
        @Nullable String clientSecret,
        @Nullable Path sleutelbestand,
        String audience,
        Set<String> scopes,
        String naamClaim,
        String rollenClaim,
        String gemeentenClaim,
        @Nullable String alleGemeenten,
        Map<Gebruikersrol, Set<String>> rollen,
        Duration klokverschil) {
    private static final String PREFIX = "profielwijzer.oidc";

    static final String ISSUER = PREFIX + ".issuer";

    /** Name of the provider in addresses. */
    static final String REGISTRATION = "profielwijzer";

    /** Where a login begins: from here the browser goes to the provider. */
    public static final String START = "/oauth2/authorization/" + REGISTRATION;

    public OpenIdSettings(
            @DefaultValue("") String issuer,
            @DefaultValue("") String clientId,
            @Nullable String clientSecret,
            @Nullable Path sleutelbestand,
            @DefaultValue("") String audience,
            @DefaultValue({"openid", "profile"}) Set<String> scopes,
            @DefaultValue("preferred_username") String naamClaim,
            @DefaultValue("groups") String rollenClaim,
            @DefaultValue("gemeenten") String gemeentenClaim,
            @Nullable String alleGemeenten,
            @DefaultValue Map<Gebruikersrol, Set<String>> rollen,
            @DefaultValue("60s") Duration klokverschil) {
        this.issuer = issuer.strip();
        this.clientId = clientId.strip();
        this.clientSecret = clientSecret == null || clientSecret.isBlank() ? null : clientSecret.strip();
        this.sleutelbestand = sleutelbestand;
        this.audience = audience.strip();
        this.scopes = Set.copyOf(scopes);
        this.naamClaim = naamClaim;
        this.rollenClaim = rollenClaim;
        this.gemeentenClaim = gemeentenClaim;
        this.alleGemeenten = alleGemeenten == null || alleGemeenten.isBlank() ? null : alleGemeenten.strip();
        this.rollen = rollen.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(rollen));
        this.klokverschil = klokverschil;
        List<String> faults = faults();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("De instellingen voor OpenID Connect kloppen niet. "
                    + String.join(" ", faults)
                    + " De handleiding voor de beheerder legt ze uit.");
        }
    }

    static OpenIdSettings read(Environment environment) {
        return Binder.get(environment).bind(PREFIX, OpenIdSettings.class).get();
    }

    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (!isSafe(issuer)) {
            faults.add(PREFIX + ".issuer moet een adres met https zijn.");
        }
        if (clientId.isEmpty()) {
            faults.add(PREFIX + ".client-id ontbreekt.");
        }
        if ((clientSecret == null) == (sleutelbestand == null)) {
            faults.add("Geef óf %1$s.client-secret, óf %1$s.sleutelbestand.".formatted(PREFIX));
        }
        if (audience.isEmpty()) {
            faults.add(PREFIX + ".audience ontbreekt: zonder weet de API niet welke tokens voor haar zijn.");
        }
        if (rollen.isEmpty()) {
            faults.add(PREFIX + ".rollen ontbreekt: zonder heeft niemand een rol. Voorbeeld: " + PREFIX
                    + ".rollen.consulent=groep-toegang.");
        }
        if (!scopes.contains("openid")) {
            faults.add(PREFIX + ".scopes moet openid bevatten.");
        }
        if (klokverschil.isNegative() || klokverschil.compareTo(Duration.ofMinutes(5)) > 0) {
            faults.add(PREFIX + ".klokverschil moet tussen 0 en 5 minuten liggen.");
        }
        return faults;
    }

    /** Without TLS anyone on the way could say who someone is; on this machine nobody is on the way. */
    private static boolean isSafe(String issuer) {
        try {
            URI uri = URI.create(issuer);
            return uri.getHost() != null
                    && ("https".equals(uri.getScheme())
                            || "http".equals(uri.getScheme())
                                    && InetAddress.getByName(uri.getHost()).isLoopbackAddress());
        } catch (IllegalArgumentException | UnknownHostException e) {
            return false;
        }
    }

    /** Where the provider is, without a path. */
    public String origin() {
        URI uri = URI.create(issuer);
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
