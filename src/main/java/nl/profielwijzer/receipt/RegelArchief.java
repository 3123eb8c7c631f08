package nl.profielwijzer.receipt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import nl.profielwijzer.catalogue.RulesFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every version of the rules that this installation ever ran, each in a zip named by its content hash. Rules are code,
 * so a version is only given back when its content still has the hash of its name.
 */
public final class RegelArchief {
    private static final Logger LOG = LoggerFactory.getLogger(RegelArchief.class);
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int MAX_BYTES = 20 * 1024 * 1024;

    private final Path folder;

    /** @param folder where the zips stand; made when it isn't there */
    public RegelArchief(Path folder) {
        this.folder = folder;
    }

    /** Keeps these rules, unless they are kept already. */
    public void keep(RulesFolder regels) {
        Path zip = zip(regels.hash());
        if (find(regels.hash()).isPresent()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempFile(folder, "regels", ".deel");
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(unfinished), StandardCharsets.UTF_8)) {
                for (Map.Entry<String, String> file : regels.files().entrySet()) {
                    ZipEntry entry = new ZipEntry(file.getKey());
                    entry.setTime(0);
                    out.putNextEntry(entry);
                    out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                    out.closeEntry();
                }
            }
            Files.move(unfinished, zip, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the rules can't be archived in " + folder, e);
        }
    }

    /** The rules with this content hash. */
    public Optional<RulesFolder> find(String hash) {
        if (!HASH.matcher(hash).matches() || !Files.isRegularFile(zip(hash))) {
            return Optional.empty();
        }
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip(hash)), StandardCharsets.UTF_8)) {
            SortedMap<String, String> files = new TreeMap<>();
            int left = MAX_BYTES;
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readNBytes(left + 1);
                left -= content.length;
                if (left < 0) {
                    LOG.warn("archief: {} is groter dan regels kunnen zijn en wordt niet gelezen", zip(hash));
                    return Optional.empty();
                }
                files.put(entry.getName(), new String(content, StandardCharsets.UTF_8));
            }
            RulesFolder regels = new RulesFolder(files);
            if (!regels.hash().equals(hash)) {
                LOG.warn("archief: {} is veranderd en wordt niet gelezen", zip(hash));
                return Optional.empty();
            }
            return Optional.of(regels);
        } catch (IOException e) {
            LOG.warn("archief: {} is niet leesbaar", zip(hash));
            return Optional.empty();
        }
    }

    private Path zip(String hash) {
        return folder.resolve(hash + ".zip");
    }
}
