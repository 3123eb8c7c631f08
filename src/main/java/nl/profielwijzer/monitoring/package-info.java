/** What became of the advice: what consulenten chose, where that differs, and what all of it counts up to. */
@NullMarked
package nl.profielwijzer.monitoring;

import org.jspecify.annotations.NullMarked;
