package nl.profielwijzer.assessment;

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
    @Test
    void spike() throws Exception {
        RulesFolder f = RulesFolder.in(Path.of("rules"));
        Catalogue c = Catalogue.read(f);
        RuleBook rb = new RuleBook(f, c.parameters().names());
        Instrument ins = new Instrument(rb, c);
        JsonNode cases = Json.YAML.readTree(Files.readString(Path.of("../shared/contract/examples/cases.yaml")));
        Intake intake = Json.JSON.treeToValue(cases.get(0).get("intake"), Intake.class);
        Parameters p = c.parameters().on(intake.peildatum());
        for (int batch : new int[] {100, 100, 100, 100, 100, 100}) {
            List<Instrument.Situatie> l = new ArrayList<>();
            for (int i = 0; i < batch; i++) l.add(new Instrument.Situatie(intake, p));
            int n = 6000 / batch;
            long t = System.nanoTime();
            for (int i = 0; i < n; i++) ins.weigh(l, false);
            System.out.println("batch " + batch + " per situation us " + (System.nanoTime() - t) / 1000 / n / batch);
            t = System.nanoTime();
            for (int i = 0; i < n; i++) {
                List<Object> facts = new ArrayList<>();
                for (var s : l)
                    facts.addAll(new HuishoudenFeiten(s.intake(), s.parameters(), c.leefgebieden(), rb, false).facts());
                rb.look(facts);
            }
            System.out.println("  phase 1 us " + (System.nanoTime() - t) / 1000 / n / batch);
            t = System.nanoTime();
            for (int i = 0; i < n; i++) {
                for (var s : l) new HuishoudenFeiten(s.intake(), s.parameters(), c.leefgebieden(), rb, false).facts();
            }
            System.out.println("  facts us " + (System.nanoTime() - t) / 1000 / n / batch);
        }
    }
}
