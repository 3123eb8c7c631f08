package nl.profielwijzer.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads a command line, does what it asks and gives the exit code. Speaks Dutch and UTF-8. */
public final class CommandLineDoor {
    /** The input has faults. */
    static final int FAULTS = 1;

    /** The command line is wrong. */
    static final int USAGE = ExitCode.USAGE;

    /** The product failed. */
    static final int FAILED = 4;

    private static final List<String> COMMANDS = List.of(
            "beoordeel",
            "regels",
            "parameters",
            "overeenstemming",
            "casuistiek",
            "genereer",
            "ijken",
            "wat-als",
            "bewaren",
            "audit",
            "-h",
            "--help",
            "--versie");

    private final ServiceStarter starter;
    private final String version;
    private final Clock clock;
    private final InputStream in;
    private final PrintWriter out;
    private final PrintWriter err;

    /** The door on the standard streams. */
    public CommandLineDoor(ServiceStarter starter, String version, Clock clock) {
        this(
                starter,
                version,
                clock,
                System.in,
                // Not System.out: that writes in the character set of the machine.
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err));
    }

    CommandLineDoor(ServiceStarter starter, String version, Clock clock, InputStream in, Writer out, Writer err) {
        this.starter = starter;
        this.version = version;
        this.clock = clock;
        this.in = in;
        this.out = new PrintWriter(out, true);
        this.err = new PrintWriter(err, true);
    }

    private static Writer utf8(FileDescriptor descriptor) {
        return new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8);
    }

    /** Whether these arguments ask for the service, which runs on, and not for an answer. */
    public static boolean serves(String... arguments) {
        return Stream.of(arguments).noneMatch(COMMANDS::contains);
    }

    /** Does what the arguments ask. */
    public int run(String... arguments) {
        ProfielwijzerCommand root = new ProfielwijzerCommand(starter, version, out);
        CommandLine line = new CommandLine(root)
                .addSubcommand(new BeoordeelCommand(root, in, out, err))
                .addSubcommand(new RegelsCommand(root, out))
                .addSubcommand(new ParametersCommand(root, out))
                .addSubcommand(new OvereenstemmingCommand())
                .addSubcommand(new CasuistiekCommand(root, clock, out, err))
                .addSubcommand(new GenereerCommand(root, out, err))
                .addSubcommand(new IjkenCommand(root, out, err))
                .addSubcommand(new WatAlsCommand(root, out, err))
                .addSubcommand(new BewarenCommand(root, clock, in, out))
                .addSubcommand(new AuditCommand(root, clock, out))
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(this::wrongCommandLine)
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
        return line.execute(joined(arguments));
    }

    /** Spring reads {@code --server.port=8081} only as one word; people also write two. */
    private static String[] joined(String[] arguments) {
        List<String> joined = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            boolean springOption = arguments[i].matches("--[a-z][\\w-]*(\\.[\\w-]+)+");
            boolean valueFollows = i + 1 < arguments.length && !arguments[i + 1].startsWith("-");
            joined.add(springOption && valueFollows ? arguments[i] + "=" + arguments[++i] : arguments[i]);
        }
        return joined.toArray(String[]::new);
    }

    private int wrongCommandLine(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            err.println("Onbekend: " + String.join(" ", unmatched.getUnmatched()));
        } else if (wrong instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            err.println("Er ontbreekt iets: "
                    + String.join(
                            ", ",
                            missing.getMissing().stream()
                                    .map(part ->
                                            part.isOption() ? "waarde bij " + part.paramLabel() : part.paramLabel())
                                    .toList()));
        } else if (wrong.getCause() instanceof WrongCommandLine || wrong instanceof WrongCommandLine) {
            err.println(wrong.getMessage());
        } else {
            err.println("Deze opdracht klopt niet.");
        }
        err.println("Uitleg: " + name.toLowerCase(Locale.ROOT) + " --help");
        return USAGE;
    }

    private int failed(Exception failure) {
        if (failure instanceof IllegalArgumentException && failure.getMessage() != null) {
            // Our own messages name file, fault and remedy.
            err.println(failure.getMessage());
            return USAGE;
        }
        err.println("Er ging iets mis in Profielwijzer: " + failure.getClass().getName());
        for (StackTraceElement frame : failure.getStackTrace()) {
            err.println("    bij " + frame);
        }
        return FAILED;
    }
}
