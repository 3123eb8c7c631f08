/**
 * What the rules see and say: the facts about a household, the rule book compiled from DRL, and its findings. The only
 * package that knows Drools.
 */
@NullMarked
package nl.profielwijzer.rules;

import org.jspecify.annotations.NullMarked;
