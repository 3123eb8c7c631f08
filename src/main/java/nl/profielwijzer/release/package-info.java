/** The life of a parameter set: from a concept to the values that assessments carry, and back. */
@NullMarked
package nl.profielwijzer.release;

import org.jspecify.annotations.NullMarked;
