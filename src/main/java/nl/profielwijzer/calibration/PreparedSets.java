package nl.profielwijzer.calibration;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import nl.profielwijzer.calibration.search.JudgedCases;

/**
 * The last few sets of cases that someone asked about, prepared: the rules looked at them once, after that an answer is
 * arithmetic. Safe for use by many threads, of which one prepares and the others wait for it.
 */
final class PreparedSets {
    /** Of the memory they may take a tenth; a prepared case takes about 4 kB. */
    static final int MOST_CASES = (int) Math.min(100_000, Runtime.getRuntime().maxMemory() / 10 / 4_000);

    /** The one that was asked for longest ago first. */
    private final Map<String, CompletableFuture<JudgedCases>> prepared = new LinkedHashMap<>(16, .75f, true);

    /**
     * The set with this hash.
     *
     * @param preparation prepares it; is asked once, whoever else wants it meanwhile
     */
    JudgedCases of(String hash, Supplier<JudgedCases> preparation) {
        CompletableFuture<JudgedCases> own = new CompletableFuture<>();
        CompletableFuture<JudgedCases> first;
        synchronized (prepared) {
            CompletableFuture<JudgedCases> known = prepared.get(hash);
            first = known == null ? own : known;
            prepared.put(hash, first);
        }
        if (first == own) {
            try {
                own.complete(preparation.get());
                forgetOldest();
            } catch (RuntimeException | Error e) {
                own.completeExceptionally(e);
                synchronized (prepared) {
                    prepared.remove(hash);
                }
                throw e;
            }
        }
        return first.join();
    }

    private void forgetOldest() {
        synchronized (prepared) {
            int all = prepared.values().stream().mapToInt(PreparedSets::size).sum();
            Iterator<CompletableFuture<JudgedCases>> oldest = prepared.values().iterator();
            while (all > MOST_CASES && prepared.size() > 1) {
                all -= size(oldest.next());
                oldest.remove();
            }
        }
    }

    private static int size(CompletableFuture<JudgedCases> set) {
        return set.isDone() && !set.isCompletedExceptionally() ? set.join().size() : 0;
    }
}
