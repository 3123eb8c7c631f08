package nl.profielwijzer.catalogue;

/**
 * A Dutch term of the product, explained to who doesn't know the field.
 *
 * @param term as it stands in code and JSON
 * @param naam as it is said
 * @param engels short English gloss
 */
public record Begrip(String term, String naam, String definitie, String bron, String engels) {}
