package nl.profielwijzer.casuistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import nl.profielwijzer.casuistry.IdentifierScan.Hit;
import nl.profielwijzer.casuistry.Persoonsgegeven.Soort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierScanTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BSN           | Zijn nummer is 123456782.",
                "BSN           | 1112.22.333",
                "BSN           | 249566758",
                "GEBOORTEDATUM | Zij is geboren op 12-05-2025",
                "GEBOORTEDATUM | geb. 12/5/14",
                "GEBOORTEDATUM | 3 maart 1985",
                "GEBOORTEDATUM | zaak 12052014",
                "GEBOORTEDATUM | 2014-05-12",
                "POSTCODE      | Wij wonen op 6001 AB.",
                "POSTCODE      | 6001ab",
                "TELEFOON      | Bel 06-12345678",
                "TELEFOON      | +31 6 12 34 56 78",
                "TELEFOON      | 0031 (0)495 123456",
                "TELEFOON      | +49 170 1234567",
                "TELEFOON      | (0495) 12 34 56",
                "EMAIL         | mail naar j.de.vries@voorbeeld.nl graag",
                "IBAN          | NL91 ABNA 0417 1643 00",
                "IBAN          | nl91abna0417164300 en daarna nog meer woorden",
                "IBAN          | rekening BE68 5390 0754 7034 is het",
                "NAAM          | Volgens mevrouw Jansen gaat het beter.",
                "NAAM          | dhr. P. de Vries belde",
                "NAAM          | Hij heet Tim",
                "NAAM          | oma Truus past op",
            })
    void whatLeadsToAPersonIsFoundAndOnlyItsShapeIsKept(Soort soort, String text) {
        List<Hit> hits = IdentifierScan.in(text, DAY);
        assertThat(hits).extracting(Hit::soort).containsExactly(soort);
        assertThat(hits.get(0).gemaskeerd()).doesNotContainPattern("[A-Za-wyz0-8]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sinds 1-9-2025 gaat het niet meer.",
                "Sinds mei 2014 heeft hij klachten.",
                "In 2015 is het begonnen, 3000 keer 20 minuten.",
                "003_c167100d92cc397d.txt, werkplan 2018",
                "123456789 en 000000000 en 010000022",
                "De heer en mevrouw kunnen het niet meer. MRI-scan volgt. Mevrouw wil rust.",
                "zaak 3f2504e0-0412-9013-1234-0305e82c3301",
                "Groep 7 en 8, 32 uur per week, 100% aanwezig @school",
                "INDIVIDUELE_VOORZIENING J04 T2 R1",
            })
    void whatLeadsToNoOneIsLeftAlone(String text) {
        assertThat(IdentifierScan.in(text, DAY)).isEmpty();
    }

    @Test
    void anAccountNumberIsNotAlsoATelephoneNumber() {
        assertThat(IdentifierScan.in("NL91 ABNA 0417164300, bel 0612345678", DAY))
                .extracting(Hit::soort)
                .containsExactly(Soort.IBAN, Soort.TELEFOON);
    }
}
