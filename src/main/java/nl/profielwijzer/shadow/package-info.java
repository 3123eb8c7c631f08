/** A parameter set that isn't in force yet, weighed beside the assessments of every day. */
@NullMarked
package nl.profielwijzer.shadow;

import org.jspecify.annotations.NullMarked;
