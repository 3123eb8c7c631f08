/** How long files are kept, and what residents may ask about theirs. */
@NullMarked
package nl.profielwijzer.retention;

import org.jspecify.annotations.NullMarked;
