package nl.profielwijzer.rules;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a derived fact that follows from what is advised, so that a rule that uses the fact rests on advice too. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface OpAdvies {}
