package nl.profielwijzer.api;

import java.util.List;
import java.util.regex.Pattern;
import nl.profielwijzer.intake.Burgerservicenummer;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.IntakeOngeldig;

/** The key by which a caller can safely repeat a request. */
final class IdempotencyKey {
    /** Also as the quoted string that the draft standard for this header asks. */
    private static final Pattern KEY = Pattern.compile("\"?([A-Za-z0-9][A-Za-z0-9._:-]{0,63})\"?");

    private IdempotencyKey() {}

    /**
     * The key itself.
     *
     * @param key as it stands in the header
     * @throws IntakeOngeldig when it can't be one
     */
    static String checked(String key) {
        var match = KEY.matcher(key);
        boolean bsn = Burgerservicenummer.in(key);
        if (bsn || !match.matches()) {
            throw new IntakeOngeldig(
                    List.of(
                            bsn
                                    ? new Fout(
                                            "/Idempotency-Key",
                                            "bsn",
                                            "In de sleutel staat een getal dat een BSN kan zijn.",
                                            "Kies een willekeurige sleutel, bijvoorbeeld een UUID.")
                                    : new Fout(
                                            "/Idempotency-Key",
                                            "verkeerde-vorm",
                                            "De sleutel heeft niet de goede vorm.",
                                            "Gebruik hoogstens 64 letters, cijfers, punten, streepjes of dubbele punten, bijvoorbeeld een UUID.")));
        }
        return match.group(1);
    }
}
