package nl.profielwijzer.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The command line can't be carried out; the message says why and what to do. */
final class WrongCommandLine extends ParameterException {
    private static final long serialVersionUID = 1L;

    WrongCommandLine(CommandLine command, String message) {
        super(command, message);
    }
}
