/** The REST door: Dutch resources after the NL API Design Rules, with every error as one kind of problem. */
@NullMarked
package nl.profielwijzer.api;

import org.jspecify.annotations.NullMarked;
