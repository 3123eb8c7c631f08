package nl.profielwijzer.assessment;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Checks that rules and plain Java decide alike, times both with JMH and puts them side by side. Takes the options of
 * JMH, such as {@code explained -p intake=kind -wi 1 -i 1 -r 1s}.
 */
final class Benchmarks {
    private static final int RANDOM_INTAKES = 3_000;
    private static final List<String> SHAPES = List.of("plain", "outcomes", "explained", "answer");

    private Benchmarks() {}

    /** What was measured of one shape on one intake. */
    private static final class Row {
        private double perSecond = Double.NaN;
        private double median = Double.NaN;
        private double p99 = Double.NaN;
        private double allocated = Double.NaN;
    }

    public static void main(String[] args) throws Exception {
        CommandLineOptions options = new CommandLineOptions(args);
        if (options.shouldHelp()) {
            options.showHelp();
            return;
        }
        if (SecondOpinion.compare(RANDOM_INTAKES) > 0) {
            System.err.println("Rules and plain Java decide differently, so their speeds can't be compared."
                    + " Find out who is right by the text of the instrument.");
            System.exit(1);
        }
        Map<String, Map<String, Row>> rows = new LinkedHashMap<>();
        for (RunResult run : run(options, Mode.Throughput, TimeUnit.SECONDS)) {
            Row row = row(rows, run);
            row.perSecond = run.getPrimaryResult().getScore();
            Result<?> allocated = run.getSecondaryResults().get("gc.alloc.rate.norm");
            row.allocated = allocated == null ? Double.NaN : allocated.getScore();
        }
        for (RunResult run : run(options, Mode.SampleTime, TimeUnit.MICROSECONDS)) {
            Row row = row(rows, run);
            row.median = run.getPrimaryResult().getStatistics().getPercentile(50);
            row.p99 = run.getPrimaryResult().getStatistics().getPercentile(99);
        }
        print(rows);
    }

    private static Collection<RunResult> run(CommandLineOptions options, Mode mode, TimeUnit unit) throws Exception {
        return new Runner(new OptionsBuilder()
                        .parent(options)
                        .mode(mode)
                        .timeUnit(unit)
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }

    private static Row row(Map<String, Map<String, Row>> rows, RunResult run) {
        String intake = run.getParams().getParam("intake");
        String benchmark = run.getParams().getBenchmark();
        return rows.computeIfAbsent(intake, i -> new LinkedHashMap<>())
                .computeIfAbsent(benchmark.substring(benchmark.lastIndexOf('.') + 1), b -> new Row());
    }

    private static void print(Map<String, Map<String, Row>> rows) {
        System.out.printf(
                "%n%-16s%-12s%14s%14s%12s%12s%14s%n",
                "intake", "shape", "per second", "x plain time", "p50 µs", "p99 µs", "kB each");
        rows.forEach((intake, shapes) -> {
            for (String shape : SHAPES) {
                Row row = shapes.get(shape);
                if (row != null) {
                    Row plain = shapes.getOrDefault("plain", new Row());
                    System.out.printf(
                            "%-16s%-12s%,14.0f%,14.1f%,12.1f%,12.1f%,14.1f%n",
                            intake,
                            shape,
                            row.perSecond,
                            plain.perSecond / row.perSecond,
                            row.median,
                            row.p99,
                            row.allocated / 1_000);
                }
            }
        });
    }
}
