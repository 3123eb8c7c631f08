/** How often the instrument was right, and what would be better. */
@NullMarked
package nl.profielwijzer.calibration;

import org.jspecify.annotations.NullMarked;
