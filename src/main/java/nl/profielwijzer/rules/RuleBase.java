package nl.profielwijzer.rules;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieContainerSessionsPool;
import org.kie.api.runtime.KieSession;

/** DRL compiled by Drools, with sessions kept ready. */
final class RuleBase implements AutoCloseable {
    /** More firings than any household can cause: a rule base that gets here runs in a circle. */
    private static final int FIRINGS_PER_FACT = 1_000;

    private static final int SESSIONS_KEPT_READY = 4;

    private final ReleaseId releaseId;
    private final KieContainer container;
    private final KieContainerSessionsPool sessions;

    /** @param drl text by path under {@code rules/} */
    RuleBase(Map<String, String> drl, String version) {
        KieServices services = KieServices.get();
        // unique, since two applications in one JVM (as in tests) may load the same rules and close them apart
        releaseId = services.newReleaseId("nl.profielwijzer.rules", "rules-" + UUID.randomUUID(), version);
        KieFileSystem files = services.newKieFileSystem().generateAndWritePomXML(releaseId);
        drl.forEach((path, text) -> files.write("src/main/resources/rules/" + path, text));
        ClassLoader loader = RuleBase.class.getClassLoader();
        KieBuilder builder = services.newKieBuilder(files, loader).buildAll();
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            services.getRepository().removeKieModule(releaseId);
            throw new IllegalArgumentException(errors.stream()
                    .map(error -> "%s: %s".formatted(error.getPath(), error.getText()))
                    .distinct()
                    .collect(Collectors.joining("\n")));
        }
        container = services.newKieContainer(releaseId, loader);
        // builds the network now; else the first household would wait for it
        container.getKieBase();
        sessions = container.newKieSessionsPool(SESSIONS_KEPT_READY);
    }

    void look(Collection<?> facts) {
        KieSession session = sessions.newKieSession();
        try {
            facts.forEach(session::insert);
            int limit = FIRINGS_PER_FACT * (facts.size() + 1);
            if (session.fireAllRules(limit) >= limit) {
                throw new IllegalStateException(
                        "rules fired %d times on %d facts. Maybe one feeds itself.".formatted(limit, facts.size()));
            }
        } finally {
            session.dispose();
        }
    }

    @Override
    public void close() {
        sessions.shutdown();
        container.dispose();
        KieServices.get().getRepository().removeKieModule(releaseId);
    }
}
