package nl.profielwijzer.access;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Reads who someone is, and what they may, from what the provider says about them. What isn't there isn't allowed. */
final class Claims {
    /** As wide as the log; no control characters, so that a name can't look like more than one line. */
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,100}");

    private static final Pattern CBS_CODE = Pattern.compile("[0-9]{4}");

    private final OpenIdSettings settings;

    Claims(OpenIdSettings settings) {
        this.settings = settings;
    }

    /** Who this is; null when the provider doesn't say so. */
    @Nullable
    String name(Map<String, Object> claims) {
        return find(claims, settings.naamClaim()) instanceof String name
                        && NAME.matcher(name).matches()
                ? name
                : null;
    }

    Set<GrantedAuthority> authorities(Map<String, Object> claims) {
        Set<String> groups = values(find(claims, settings.rollenClaim()));
        Set<GrantedAuthority> authorities = new LinkedHashSet<>();
        settings.rollen().forEach((rol, allowed) -> {
            if (allowed.stream().anyMatch(groups::contains)) {
                authorities.add(new SimpleGrantedAuthority(Gebruiker.authority(rol)));
            }
        });
        for (String gemeente : values(find(claims, settings.gemeentenClaim()))) {
            if (gemeente.equals(settings.alleGemeenten())) {
                authorities.add(new SimpleGrantedAuthority(Gebruiker.ALL_MUNICIPALITIES));
            } else if (CBS_CODE.matcher(gemeente).matches()) {
                authorities.add(new SimpleGrantedAuthority(Gebruiker.authority(gemeente)));
            }
        }
        return authorities;
    }

    /** A claim by its name, or by a path into objects: names may hold dots themselves. */
    private static @Nullable Object find(Map<?, ?> claims, String name) {
        if (claims.containsKey(name)) {
            return claims.get(name);
        }
        int dot = name.indexOf('.');
        return dot > 0 && claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
                ? find(inner, name.substring(dot + 1))
                : null;
    }

    /** Providers write several values as a list, or as one text with spaces or commas. */
    private static Set<String> values(@Nullable Object claim) {
        Stream<?> values = claim instanceof String text
                ? Stream.of(text.split("[\\s,]+"))
                : claim instanceof Collection<?> list ? list.stream() : Stream.empty();
        return values.filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
