/** What we were told: the intake as it was sent, checked whole. */
@NullMarked
package nl.profielwijzer.intake;

import org.jspecify.annotations.NullMarked;
