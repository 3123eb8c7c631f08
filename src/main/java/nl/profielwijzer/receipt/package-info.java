/** What was assessed, kept so that it can be shown and repeated years later. */
@NullMarked
package nl.profielwijzer.receipt;

import org.jspecify.annotations.NullMarked;
