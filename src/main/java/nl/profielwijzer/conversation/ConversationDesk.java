package nl.profielwijzer.conversation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.profielwijzer.assessment.Uitslag;
import nl.profielwijzer.assessment.Uitslag.OpenVraag;
import nl.profielwijzer.catalogue.Catalogue;
import nl.profielwijzer.intake.Fout;
import nl.profielwijzer.intake.GelezenIntake;
import nl.profielwijzer.intake.IntakeOngeldig;
import nl.profielwijzer.intake.IntakeReader;
import nl.profielwijzer.receipt.AssessmentDesk;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says where a conversation stands: what is wrong, what must happen now, and what is still worth asking. */
public final class ConversationDesk {
    /** Leaving out what is wrong can make something else wrong, such as a reference to what is gone. */
    private static final int ROUNDS = 6;

    private final IntakeReader reader;
    private final AssessmentDesk desk;
    private final Catalogue catalogue;
    private final Clock clock;

    public ConversationDesk(IntakeReader reader, AssessmentDesk desk, Catalogue catalogue, Clock clock) {
        this.reader = reader;
        this.desk = desk;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * The intake that this form makes.
     *
     * @throws IntakeOngeldig with every fault
     */
    public GelezenIntake lees(Invoer invoer) {
        return reader.check(new FormTree(invoer).tree());
    }

    public Stand stand(Invoer invoer) {
        FormTree form = new FormTree(invoer);
        try {
            return stand(invoer, form, List.of(), desk.preview(reader.check(form.tree())));
        } catch (IntakeOngeldig faults) {
            List<Invulfout> fouten = faults.fouten().stream()
                    .map(fout -> {
                        String veld = form.field(fout.pointer());
                        return new Invulfout(veld, Gespreksstap.vraagt(veld), fout);
                    })
                    .toList();
            GelezenIntake rest = readable(form.tree().deepCopy());
            return stand(invoer, form, fouten, rest == null ? null : desk.preview(rest));
        }
    }

    private static Stand stand(Invoer invoer, FormTree form, List<Invulfout> fouten, @Nullable Uitslag uitslag) {
        if (uitslag == null) {
            return new Stand(invoer, form.ids(), fouten, List.of(), List.of(), List.of(), Set.of(), false, false);
        }
        List<String> order = List.copyOf(form.ids().values());
        List<Openstaand> open = new ArrayList<>();
        Set<String> early = new HashSet<>();
        boolean nobodyAsks = fouten.stream().anyMatch(fout -> fout.fout().code().equals("niemand-vraagt"));
        for (OpenVraag vraag : uitslag.vragen()) {
            String place = "/" + vraag.veld().replace("[", "/").replace("]", "").replace('.', '/');
            String veld =
                    form.field(vraag.lid() == null ? place : "/huishouden/leden/" + order.indexOf(vraag.lid()) + place);
            if (vraag.beslissend()) {
                early.add(Veld.lid(veld));
            }
            if (invoer.in(veld).isEmpty() && !nobodyAsks) {
                open.add(new Openstaand(veld, Gespreksstap.vraagt(veld), vraag));
            }
        }
        return new Stand(
                invoer,
                form.ids(),
                fouten,
                uitslag.veiligheid(),
                uitslag.bevindingen(),
                open,
                early,
                !nobodyAsks,
                uitslag.leden().stream().anyMatch(lid -> lid.stilgelegd() != null));
    }

    /**
     * As much of a half-filled form as can be assessed: safety can't wait until everything is right. Null when not even the
     * age of one lid is known.
     */
    private @Nullable GelezenIntake readable(ObjectNode tree) {
        complete(tree);
        for (int round = 0; round < ROUNDS; round++) {
            try {
                return reader.check(tree);
            } catch (IntakeOngeldig faults) {
                for (Fout fout : faults.fouten()) {
                    leaveOut(tree, fout);
                }
                dropMarked(tree.path("huishouden").path("leden"));
                dropMarked(tree.path("huishouden").path("inzet"));
                complete(tree);
            }
        }
        return null;
    }

    /** What has no bearing on safety is taken as usual while it isn't known. */
    private void complete(ObjectNode tree) {
        if (!tree.has("peildatum")) {
            tree.put("peildatum", LocalDate.now(clock).toString());
        }
        if (!tree.has("gemeente")) {
            tree.put("gemeente", catalogue.gemeenten().get(0).code());
        }
        ObjectNode melding = (ObjectNode) tree.get("melding");
        if (!melding.has("datum")) {
            melding.set("datum", tree.get("peildatum"));
        }
    }

    private static void leaveOut(ObjectNode tree, Fout fout) {
        String[] steps = fout.pointer().split("/");
        boolean inList = steps.length > 4 && steps[1].equals("huishouden") && steps[3].matches("\\d+");
        if (fout.code().equals("niemand-vraagt")) {
            if (tree.at("/huishouden/leden/0") instanceof ObjectNode first) {
                first.put("vraagtOndersteuning", true);
            }
        } else if (inList
                && (fout.code().equals("verplicht") || steps[4].equals("geboortedatum") || steps[4].equals("lid"))) {
            mark(tree.path("huishouden").path(steps[2]), Integer.parseInt(steps[3]));
        } else {
            int last = fout.pointer().lastIndexOf('/');
            JsonNode parent = tree.at(fout.pointer().substring(0, Math.max(0, last)));
            if (parent instanceof ObjectNode object) {
                object.remove(fout.pointer().substring(last + 1));
            }
        }
    }

    /** Places are dropped only when all faults are seen: their numbers would shift. */
    private static void mark(JsonNode list, int place) {
        if (list instanceof ArrayNode items && place < items.size()) {
            items.setNull(place);
        }
    }

    private static void dropMarked(JsonNode list) {
        if (list instanceof ArrayNode items) {
            for (int i = items.size() - 1; i >= 0; i--) {
                if (items.get(i).isNull()) {
                    items.remove(i);
                }
            }
        }
    }
}
