package nl.profielwijzer.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nl.profielwijzer.assessment.Instrument.Situatie;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.catalogue.Parameters;
import nl.profielwijzer.catalogue.RulesFolder;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.rules.RuleBook;

/** Times weighing on prepared findings, plain and compiled into tables, on the same intakes and tunings. */
public final class WeighingSpeed {
    private static final int ROUNDS = 6;
    private static final int TUNINGS = 200;

    private WeighingSpeed() {}

    /** Nanoseconds per lid, and per case microseconds of preparation by the rules and of compilation. */
    public record Speed(double plain, double compiled, double preparation, double compilation) {}

    /** The last of some rounds, so that the JIT is done. */
    public static Speed measure(List<Intake> intakes, LocalDate day) {
        Catalogue catalogue = Catalogue.read(RulesFolder.packaged());
        RuleBook rules =
                new RuleBook(RulesFolder.packaged(), catalogue.parameters().names());
        try (Instrument instrument = new Instrument(rules, catalogue);
                Preparation preparation = new Preparation(instrument);
                Replay replay = new Replay(instrument, new Rekenset(catalogue.parameters()), day)) {
            Random random = new Random(1);
            List<Tuning> tunings = new ArrayList<>();
            List<Preparation.Setting> settings = new ArrayList<>();
            for (int i = 0; i < TUNINGS; i++) {
                Tuning tuning = replay.current();
                for (int place = 0; place < replay.parameters().size(); place++) {
                    tuning = tuning.with(place, random.nextInt(tuning.lastStep(place) + 1));
                }
                tunings.add(tuning);
                settings.add(preparation.setting(replay.parameters(tuning)));
            }
            Speed speed = new Speed(0, 0, 0, 0);
            for (int round = 0; round < ROUNDS; round++) {
                speed = round(intakes, catalogue, preparation, replay, tunings, settings);
            }
            return speed;
        }
    }

    private static Speed round(
            List<Intake> intakes,
            Catalogue catalogue,
            Preparation preparation,
            Replay replay,
            List<Tuning> tunings,
            List<Preparation.Setting> settings) {
        long start = System.nanoTime();
        List<PreparedFindings> findings = new ArrayList<>();
        for (Intake intake : intakes) {
            Parameters onDay = catalogue.parameters().on(intake.peildatum());
            findings.add(preparation.prepare(new Situatie(intake, onDay)));
        }
        long prepared = System.nanoTime();
        List<PreparedLid> leden = new ArrayList<>();
        intakes.forEach(intake -> leden.addAll(replay.prepare(intake).leden()));
        long compiled = System.nanoTime();
        int profiles = 0;
        for (Preparation.Setting setting : settings) {
            for (PreparedFindings each : findings) {
                for (LidUitkomst lid : each.weigh(setting)) {
                    profiles += lid.jeugd() == null ? 0 : 1;
                }
            }
        }
        long plain = System.nanoTime();
        for (Tuning tuning : tunings) {
            for (PreparedLid lid : leden) {
                profiles -= lid.advies(tuning).profiel() == null ? 0 : 1;
            }
        }
        long end = System.nanoTime();
        if (profiles != 0) {
            throw new IllegalStateException("plain and compiled weighing differ on %d advices".formatted(profiles));
        }
        double weighings = (double) leden.size() * tunings.size();
        double preparing = (prepared - start) / 1e3 / intakes.size();
        return new Speed(
                (plain - compiled) / weighings,
                (end - plain) / weighings,
                preparing,
                (compiled - prepared) / 1e3 / intakes.size() - preparing);
    }
}
