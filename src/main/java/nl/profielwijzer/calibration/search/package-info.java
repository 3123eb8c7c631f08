/** Finds the parameters under which the instrument follows the experts best, and says when the cases can't tell. */
@NullMarked
package nl.profielwijzer.calibration.search;

import org.jspecify.annotations.NullMarked;
