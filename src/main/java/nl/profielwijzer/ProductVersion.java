package nl.profielwijzer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the product, as the build wrote it down. */
final class ProductVersion {
    private ProductVersion() {}

    static String read() {
        try (InputStream in = ProductVersion.class.getResourceAsStream("/META-INF/build-info.properties")) {
            Properties build = new Properties();
            if (in != null) {
                build.load(in);
            }
            return build.getProperty("build.version", "onbekend");
        } catch (IOException e) {
            throw new UncheckedIOException("build-info.properties can't be read", e);
        }
    }
}
