/** The log of who did what with which household or parameter set, in a chain that shows every change made to it. */
@NullMarked
package nl.profielwijzer.audit;

import org.jspecify.annotations.NullMarked;
