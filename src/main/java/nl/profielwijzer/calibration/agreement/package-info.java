/** How far judges agree beyond chance: ratings, coefficients with their standard errors, and intervals. */
@NullMarked
package nl.profielwijzer.calibration.agreement;

import org.jspecify.annotations.NullMarked;
