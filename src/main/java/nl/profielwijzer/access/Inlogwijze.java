package nl.profielwijzer.access;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** How people log in to this installation. */
public enum Inlogwijze {
    /** With the users of the manual, whose password everyone knows. */
    DEMO,
    /** At the OpenID provider of the organisation. The demo users don't exist then. */
    OPENID,
    /** Not at all: neither is configured. */
    GEEN;

    public static Inlogwijze of(Environment environment) {
        if (!environment.getProperty(OpenIdSettings.ISSUER, "").isBlank()) {
            return OPENID;
        }
        return environment.getProperty("profielwijzer.demo-gebruikers", Boolean.class, true) ? DEMO : GEEN;
    }

    /** Holds when there are demo users. */
    static final class Demo implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return of(context.getEnvironment()) == DEMO;
        }
    }

    /** Holds when people log in at an OpenID provider. */
    static final class OpenId implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return of(context.getEnvironment()) == OPENID;
        }
    }
}
