/** What leaves the product as a table for other programs: CSV and Parquet. */
@NullMarked
package nl.profielwijzer.exchange;

import org.jspecify.annotations.NullMarked;
