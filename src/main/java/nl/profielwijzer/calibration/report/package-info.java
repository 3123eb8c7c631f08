/** How a calibration is shown: one page without outside parts, with tables, drawings and the words that go with them. */
@NullMarked
package nl.profielwijzer.calibration.report;

import org.jspecify.annotations.NullMarked;
