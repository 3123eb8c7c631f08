package nl.profielwijzer.calibration;

import java.util.List;
import nl.profielwijzer.casuistry.Casus;
import org.jspecify.annotations.Nullable;

/**
 * What a calibration is to do.
 *
 * @param toets cases that no parameter is chosen by: the proposal is held against them once
 * @param budget how much dearer the proposal may be, as a share of the cost now; null is no limit
 * @param wijzigingen how many parameters may change at most
 */
public record Ijkopdracht(
        Casussen casuistiek,
        @Nullable Casussen toets,
        @Nullable Double budget,
        int wijzigingen,
        long zaad) {
    public Ijkopdracht {
        if (budget != null && !(budget >= 0)) {
            throw new IllegalArgumentException(
                    "budget %s kan niet. Geef een deel van de kosten van 0 of meer, zoals 0.5%%.".formatted(budget));
        }
        if (wijzigingen < 0) {
            throw new IllegalArgumentException("%d wijzigingen kan niet. Geef 0 of meer.".formatted(wijzigingen));
        }
    }

    /**
     * @param naam as a person knows them
     * @param hash of the content
     */
    public record Casussen(String naam, String hash, List<Casus> casussen) {
        public Casussen {
            casussen = List.copyOf(casussen);
        }
    }
}
