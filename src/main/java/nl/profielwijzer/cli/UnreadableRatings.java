package nl.profielwijzer.cli;

/** A file of ratings that can't be used, with a message that tells its owner where and what to do. */
final class UnreadableRatings extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableRatings(String message) {
        super(message);
    }
}
