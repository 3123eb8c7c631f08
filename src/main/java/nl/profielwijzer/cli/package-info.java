/** The command line, one of the three doors. */
@NullMarked
package nl.profielwijzer.cli;

import org.jspecify.annotations.NullMarked;
