package nl.profielwijzer.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The reasons a consulent can give for choosing otherwise than advised, read from {@code rules/afwijkredenen.yaml}. */
public record Afwijkredenen(List<Afwijkreden> afwijkredenen) {
    private static final String FILE = "afwijkredenen.yaml";

    public Afwijkredenen {
        afwijkredenen = List.copyOf(afwijkredenen);
        if (afwijkredenen.stream().allMatch(Afwijkreden::isVervallen)) {
            throw new IllegalArgumentException("er is geen reden om uit te kiezen. Noem er ten minste één.");
        }
        Set<String> codes = new HashSet<>();
        for (Afwijkreden reden : afwijkredenen) {
            if (!codes.add(reden.code())) {
                throw new IllegalArgumentException(
                        "reden %s staat er twee keer. Laat er één staan.".formatted(reden.code()));
            }
        }
    }

    /**
     * One reason.
     *
     * @param code never changes: earlier judgements name it
     * @param omschrijving a sentence to choose it by
     * @param vervallen whether it can't be given any more; null is no
     */
    public record Afwijkreden(
            String code, String omschrijving, @Nullable Vervallen vervallen) {
        public Afwijkreden {
            if (!code.matches("[a-z][a-z-]{0,39}")) {
                throw new IllegalArgumentException(
                        "reden '%s' heeft geen geldige code. Gebruik hoogstens 40 kleine letters en streepjes."
                                .formatted(code));
            }
        }

        boolean isVervallen() {
            return vervallen == Vervallen.JA;
        }
    }

    /** Whether a reason is of the past. */
    public enum Vervallen {
        @JsonProperty("ja")
        JA,
        @JsonProperty("nee")
        NEE
    }

    /** The codes that can be given now, in the order of the file. */
    public List<String> codes() {
        return keuze().map(Afwijkreden::code).toList();
    }

    /** The reasons that can be given now, in the order of the file. */
    public Stream<Afwijkreden> keuze() {
        return afwijkredenen.stream().filter(reden -> !reden.isVervallen());
    }

    /** @throws IllegalArgumentException naming file and fault when it can't be read */
    public static Afwijkredenen read(RulesFolder folder) {
        return YamlReader.read(folder, FILE, Afwijkredenen.class);
    }
}
