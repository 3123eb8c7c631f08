package nl.profielwijzer;

import nl.profielwijzer.cli.CommandLineDoor;

/** Where the product starts: the service, or one command. */
public final class Profielwijzer {
    private Profielwijzer() {}

    public static void main(String[] arguments) {
        boolean serves = CommandLineDoor.serves(arguments);
        if (!serves) {
            // Before the first logger: a command shows its answer only.
            System.setProperty("profielwijzer.logniveau", "ERROR");
        }
        int exitCode = new CommandLineDoor(Service::start, ProductVersion.read(), Service.CLOCK).run(arguments);
        if (!serves || exitCode != 0) {
            System.exit(exitCode);
        }
    }
}
