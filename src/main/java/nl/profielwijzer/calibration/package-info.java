/** How often the instrument is right, and what would make it better. */
@NullMarked
package nl.profielwijzer.calibration;

import org.jspecify.annotations.NullMarked;
