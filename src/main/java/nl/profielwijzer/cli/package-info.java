/** The command line door: start the service, or ask one thing and get it in words. */
@NullMarked
package nl.profielwijzer.cli;

import org.jspecify.annotations.NullMarked;
