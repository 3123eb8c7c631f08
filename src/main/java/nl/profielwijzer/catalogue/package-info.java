/** What exists: parameters, profiles, principles, leefgebieden, municipalities and terms, read from {@code rules/}. */
@NullMarked
package nl.profielwijzer.catalogue;

import org.jspecify.annotations.NullMarked;
