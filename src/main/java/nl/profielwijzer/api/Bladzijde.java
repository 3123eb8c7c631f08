package nl.profielwijzer.api;

import java.util.List;

/**
 * One page of a list.
 *
 * @param pagina its number, from 1
 * @param grootte how many items a full page has
 * @param totaal how many items all pages have
 */
record Bladzijde<T>(int pagina, int grootte, long totaal, List<T> items) {}
