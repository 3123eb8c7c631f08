package nl.profielwijzer.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Seals lines with a key that the database doesn't hold: who can write there can't make a line that passes. */
final class Seal {
    private static final String ALGORITHM = "HmacSHA256";

    /** What the first line is sealed onto. */
    static final String START = "0".repeat(64);

    private final Mac template;

    /** @param key of at least 32 bytes */
    Seal(byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException(
                    "de sleutel van het logboek is %d bytes. Geef er ten minste 32.".formatted(key.length));
        }
        try {
            template = Mac.getInstance(ALGORITHM);
            template.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    /** The seal of this line after the one with that seal. */
    String of(String previous, Logregel regel) {
        return mac("regel\n" + previous + "\n" + regel.sealed());
    }

    /** What stands for this kenmerk in the log; the same each time. */
    String pseudonym(String kenmerk) {
        return mac("betrokkene\n" + kenmerk).substring(0, 32);
    }

    private String mac(String text) {
        try {
            return HexFormat.of().formatHex(((Mac) template.clone()).doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
