package nl.profielwijzer.rules;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the parameters on which a derived fact depends, so that a rule that uses the fact depends on them too. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Grens {
    String[] value();
}
