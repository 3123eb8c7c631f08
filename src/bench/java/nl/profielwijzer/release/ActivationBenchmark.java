package nl.profielwijzer.release;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether a service that runs for years and activates very many sets grows: heap and classes, and how long one takes. */
final class ActivationBenchmark {
    private static final int LOOKS = 10;

    private ActivationBenchmark() {}

    public static void main(String[] args) throws Exception {
        int activations = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        Path folder = Files.createTempDirectory("activations");
        try (Desk world = new Desk(List.of(), "jdbc:h2:file:" + folder.resolve("sets"))) {
            System.out.printf("%12s %10s %9s %14s%n", "activations", "heap MB", "classes", "ms each since");
            activate(world, activations / LOOKS);
            look(activations / LOOKS, Double.NaN);
            for (int look = 2; look <= LOOKS; look++) {
                long start = System.nanoTime();
                activate(world, activations / LOOKS);
                look(activations / LOOKS * look, (System.nanoTime() - start) / 1e6 / (activations / LOOKS));
            }
        }
    }

    /** Every other one is rolled back, and each is looked at as an assessment does. */
    private static void activate(Desk world, int number) {
        for (int i = 0; i < number; i++) {
            double marge = world.marge("0988", Desk.TODAY) == 2 ? 2.5 : 2;
            Setversie set = world.actief(marge, Desk.TODAY);
            if (world.marge("0988", Desk.TODAY) != marge) {
                throw new IllegalStateException(set.referentie() + " doesn't count");
            }
            if (i % 2 == 1) {
                world.desk.terugdraaien(set.referentie(), set.wijziging(), "Toch niet.", Desk.ANNE);
            }
        }
    }

    private static void look(int done, double each) throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        System.out.printf(
                "%,12d %10.1f %,9d %14.1f%n",
                done,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6,
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                each);
    }
}
