package nl.profielwijzer.release;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.profielwijzer.assessment.Rekenset;
import nl.profielwijzer.catalogue.Parameterset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Which parameter values count on a peildatum for a municipality. Answers from memory; what it answers from is replaced
 * in one go when a set was activated or rolled back, here or by another instance on the same database.
 */
public final class GeldendeParameters {
    private static final Logger LOG = LoggerFactory.getLogger(GeldendeParameters.class);

    private final @Nullable Parametersets sets;
    private volatile Stand stand;

    /**
     * Everything that one answer needs, so that it never mixes two moments.
     *
     * @param wijziging counter in the database
     */
    private record Stand(long wijziging, Tijdlijnen tijdlijnen, Map<Setreferentie, Rekenset> rekensets) {}

    /**
     * Reads what counts.
     *
     * @throws IllegalArgumentException when a set that counts doesn't fit the rules of the folder
     */
    public GeldendeParameters(Parametersets sets) {
        this.sets = sets;
        this.stand = read(sets, Map.of());
    }

    private GeldendeParameters(Rekenset standaard) {
        Setreferentie only =
                new Setreferentie(standaard.set().id(), standaard.set().versie());
        this.sets = null;
        this.stand = new Stand(0, new Tijdlijnen(List.of(), only), Map.of(only, standaard));
    }

    /** Always and everywhere this set: where there is no database. */
    public static GeldendeParameters alleen(Parameterset set) {
        return new GeldendeParameters(new Rekenset(set));
    }

    /** The set that counts for this municipality on this day. */
    public Rekenset voor(String gemeente, LocalDate peildatum) {
        Stand now = stand;
        return Objects.requireNonNull(now.rekensets.get(now.tijdlijnen.op(gemeente, peildatum)));
    }

    /** The set that counts on this day for municipalities without one of their own. */
    public Rekenset algemeen(LocalDate peildatum) {
        return voor("", peildatum);
    }

    /**
     * The set of this name, whether it counts somewhere or not; empty when there is none.
     *
     * @throws IllegalArgumentException when it doesn't fit the rules of the folder
     */
    public Optional<Rekenset> find(Setreferentie set) {
        Rekenset known = stand.rekensets.get(set);
        if (known != null || sets == null) {
            return Optional.ofNullable(known);
        }
        return sets.row(set).isEmpty() ? Optional.empty() : Optional.of(sets.rekenset(set));
    }

    Tijdlijnen tijdlijnen() {
        return stand.tijdlijnen;
    }

    /** Reads what counts again when anything was changed. */
    public synchronized void ververs() {
        if (sets != null && sets.wijziging() != stand.wijziging) {
            stand = read(sets, stand.rekensets);
        }
    }

    /** The same, but goes on with what was read before when the database can't be reached or a set doesn't fit. */
    public void volg() {
        try {
            ververs();
        } catch (DataAccessException | TransactionException | IllegalArgumentException e) {
            LOG.warn(
                    "de parametersets zijn niet opnieuw gelezen; het vorige blijft gelden ({})",
                    e.getClass().getSimpleName());
        }
    }

    private static Stand read(Parametersets sets, Map<Setreferentie, Rekenset> known) {
        // First the counter: a change in between is then read again next time.
        long wijziging = sets.wijziging();
        Rekenset standaard = sets.standaard();
        Tijdlijnen tijdlijnen = sets.tijdlijnen();
        Map<Setreferentie, Rekenset> rekensets = new HashMap<>();
        rekensets.put(sets.referentieStandaard(), standaard);
        for (Setreferentie set : tijdlijnen.ooit()) {
            Rekenset before = known.get(set);
            rekensets.put(set, before == null ? sets.rekenset(set) : before);
        }
        return new Stand(wijziging, tijdlijnen, rekensets);
    }
}
