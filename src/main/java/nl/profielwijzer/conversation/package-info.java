/** The conversation with a household while it goes on: what was filled in so far, kept as it was typed, and what is still to ask. */
@NullMarked
package nl.profielwijzer.conversation;

import org.jspecify.annotations.NullMarked;
