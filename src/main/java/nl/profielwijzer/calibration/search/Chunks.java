package nl.profielwijzer.calibration.search;

import org.jspecify.annotations.Nullable;

/**
 * Where a calibration keeps what its chunks of work came to, so that one that broke off goes on behind the last finished
 * one. A chunk depends on its name, the task and the rules only, never on who does it or when: found or done again, it is
 * the same. Used by many threads.
 */
public interface Chunks {
    /** Keeps nothing. */
    Chunks NONE = new Chunks() {
        @Override
        public byte @Nullable [] find(String chunk) {
            return null;
        }

        @Override
        public void keep(String chunk, byte[] content) {
            // there is nobody to go on later
        }
    };

    /**
     * What this chunk came to before; null when it isn't finished.
     *
     * @throws java.util.concurrent.CancellationException when the calibration has to stop
     */
    byte @Nullable [] find(String chunk);

    void keep(String chunk, byte[] content);
}
