/** The pages: what a person sees and fills in. */
@NullMarked
package nl.profielwijzer.web;

import org.jspecify.annotations.NullMarked;
