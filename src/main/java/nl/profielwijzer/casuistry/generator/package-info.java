/** Invented casuistry: households that nobody thought of, judged by raters that nobody is. */
@NullMarked
package nl.profielwijzer.casuistry.generator;

import org.jspecify.annotations.NullMarked;
