/** Where the product starts and its parts are put together. */
@NullMarked
package nl.profielwijzer;

import org.jspecify.annotations.NullMarked;
