/** Judged cases: what households, real or invented, are assessed like. */
@NullMarked
package nl.profielwijzer.casuistry;

import org.jspecify.annotations.NullMarked;
