package nl.profielwijzer.web;

/** There is nothing at this address, or nothing for this user, who doesn't get to know which. */
final class PageMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PageMissing() {
        super("no such page for this user");
    }
}
