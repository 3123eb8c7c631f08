package nl.profielwijzer.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The file with the key of the log: 64 hexadecimal digits or more. */
final class KeyFile {
    private static final int BYTES = 32;

    private KeyFile() {}

    /**
     * Reads the key.
     *
     * @throws IllegalArgumentException when there is none
     */
    static byte[] read(Path file) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(
                    ("De sleutel van het logboek is er niet: %s. Zet het bestand terug uit de reservekopie, of wijs het aan"
                                    + " met profielwijzer.logboek.sleutelbestand.")
                            .formatted(file));
        }
        try {
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s is geen sleutel. Zet er %d of meer hexadecimale cijfers in.".formatted(file, 2 * BYTES), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the key of the log can't be read from " + file, e);
        }
    }

    /**
     * Reads the key; when there is none yet, makes one that only the owner can read.
     *
     * @param used whether lines were sealed before: a new key would only hide then that the old one is gone
     */
    static byte[] readOrMake(Path file, boolean used) {
        if (!used && !Files.exists(file)) {
            try {
                make(file);
            } catch (IOException e) {
                throw new UncheckedIOException("the key of the log can't be written to " + file, e);
            }
        }
        return read(file);
    }

    private static void make(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            Files.createFile(file, ownerOnly);
            Files.writeString(file, HexFormat.of().formatHex(key) + "\n", StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            // Another process was first; its key counts.
            return;
        }
    }
}
