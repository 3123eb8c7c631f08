package nl.profielwijzer.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import org.springframework.security.converter.RsaKeyConverters;

/**
 * The key with which the pages prove to the provider who they are.
 *
 * @param jwk with its private part
 */
record ClientKey(JWK jwk) {
    ClientKey {
        if (!jwk.isPrivate()) {
            throw new IllegalArgumentException("in het sleutelbestand staat geen privésleutel");
        }
    }

    /** Reads a JWK, or the PEM of an RSA key as openssl makes it; its id is the thumbprint of RFC 7638 then. */
    static ClientKey read(Path file) {
        try {
            String text = Files.readString(file).strip();
            return new ClientKey(text.startsWith("{") ? JWK.parse(text) : rsa(text));
        } catch (IOException | ParseException | GeneralSecurityException | JOSEException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    ("%s is geen privésleutel. Geef een JWK, of een RSA-sleutel als PEM (openssl genpkey -algorithm RSA"
                                    + " -pkeyopt rsa_keygen_bits:3072).")
                            .formatted(file),
                    e);
        }
    }

    private static RSAKey rsa(String pem) throws GeneralSecurityException, JOSEException {
        RSAPrivateKey key =
                RsaKeyConverters.pkcs8().convert(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        if (!(key instanceof RSAPrivateCrtKey whole)) {
            throw new IllegalArgumentException("the public exponent is missing");
        }
        RSAPublicKey open = (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(whole.getModulus(), whole.getPublicExponent()));
        return new RSAKey.Builder(open).privateKey(key).keyIDFromThumbprint().build();
    }
}
