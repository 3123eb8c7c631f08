package nl.profielwijzer.assessment;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.*;
import nl.profielwijzer.catalogue.*;
import nl.profielwijzer.intake.Intake;
import nl.profielwijzer.intake.Json;
import nl.profielwijzer.rules.*;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SpikeTest {
    static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void spike() throws Exception {
        RulesFolder f = RulesFolder.in(Path.of("rules"));
        Catalogue c = Catalogue.read(f);
        RuleBook rb = new RuleBook(f, c.parameters().names());
        Instrument ins = new Instrument(rb, c);
        Explanation ex = new Explanation(ins, new Wording(c.codes()));
        JsonNode cases = Json.YAML.readTree(Files.readString(Path.of("../shared/contract/examples/cases.yaml")));
        for (int k = 0; k < 5; k++) {
            Intake intake = Json.JSON.treeToValue(cases.get(k).get("intake"), Intake.class);
            Parameters p = c.parameters().on(intake.peildatum());
            List<Instrument.Situatie> l = new ArrayList<>();
            for (int i = 0; i < 100; i++) l.add(new Instrument.Situatie(intake, p));
            for (int r = 0; r < 4; r++) {
                long t = cpu();
                for (int i = 0; i < 20; i++) ins.outcomes(l);
                long a = (cpu() - t) / 1000 / 2000;
                t = cpu();
                for (int i = 0; i < 200; i++) ins.weigh(l.get(0));
                long b = (cpu() - t) / 1000 / 200;
                t = cpu();
                long n0 = Instrument.COUNT.get();
                for (int i = 0; i < 50; i++)
                    ex.of(ins.weigh(l.get(0)), new Uitslag.ParametersetReferentie("a", 1, "b"));
                long d = (cpu() - t) / 1000 / 50;
                System.out.println(cases.get(k).get("id") + " trial us " + a + " explained weigh us " + b + " whole us "
                        + d + " trials " + (Instrument.COUNT.get() - n0) / 50);
            }
        }
    }
}
