/** How far the instrument agrees with the experts, held against how far they agree among themselves. */
@NullMarked
package nl.profielwijzer.calibration.measure;

import org.jspecify.annotations.NullMarked;
