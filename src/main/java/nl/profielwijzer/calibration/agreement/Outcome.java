package nl.profielwijzer.calibration.agreement;

import java.util.Optional;
import java.util.function.Function;

/** A figure, or the reason why the cases don't give one: never NaN. */
public sealed interface Outcome<T> {
    record Found<T>(T figure) implements Outcome<T> {}

    record Absent<T>(Reason cause) implements Outcome<T> {}

    static <T> Outcome<T> of(T value) {
        return new Found<>(value);
    }

    static <T> Outcome<T> absent(Reason reason) {
        return new Absent<>(reason);
    }

    /** The same outcome seen through this function. */
    default <U> Outcome<U> map(Function<? super T, ? extends U> view) {
        return fold(value -> of(view.apply(value)), Outcome::absent);
    }

    default Optional<T> value() {
        return fold(Optional::of, reason -> Optional.empty());
    }

    default Optional<Reason> reason() {
        return fold(value -> Optional.empty(), Optional::of);
    }

    /** What the first makes of the figure, or the second of the reason. */
    default <U> U fold(Function<? super T, ? extends U> found, Function<Reason, ? extends U> absent) {
        if (this instanceof Found<T> some) {
            return found.apply(some.figure());
        }
        return absent.apply(((Absent<T>) this).cause());
    }
}
