package nl.profielwijzer.catalogue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;
import nl.profielwijzer.intake.IntakeReader;

/** Makes a reader that takes only intakes the catalogue can answer: a municipality it knows, a day it has numbers for. */
public final class IntakeReaders {
    private IntakeReaders() {}

    public static IntakeReader of(Catalogue catalogue) {
        LocalDate numbers = catalogue.parameters().firstDay();
        Stream<LocalDate> profiles = catalogue.profielcatalogi().stream()
                .filter(catalogus -> catalogus.gemeenten() == null)
                .map(Profielcatalogus::geldigVan);
        LocalDate first = Stream.concat(Stream.of(numbers), profiles.min(Comparator.naturalOrder()).stream())
                .max(Comparator.naturalOrder())
                .orElse(numbers);
        return new IntakeReader(code -> catalogue.gemeente(code).isPresent(), first);
    }
}
