package nl.profielwijzer.casuistry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an answer must hold to be right for one case; the sentence {@code omdat} says why. */
record Expectation(
        @Nullable JsonNode uitkomst,
        @Nullable List<List<String>> veiligheid,
        @Nullable List<List<String>> geenVeiligheid,
        @Nullable Map<String, ForLid> leden,
        @Nullable Map<String, Boolean> gezin,
        @Nullable Map<String, JsonNode> beginselen,
        @Nullable List<String> vragen,
        @Nullable List<String> geenVragen,
        @Nullable Map<String, Map<String, String>> verandering) {

    /** @param exact nothing may be advised beside {@code advies} */
    record ForLid(
            @Nullable JsonNode route,
            @Nullable Map<String, JsonNode> wetten,
            @Nullable Map<String, JsonNode> advies,
            @Nullable Boolean exact,
            @Nullable List<String> nietProfiel) {}

    /** Everything in which this answer differs, in words; empty when it holds. */
    List<String> violations(JsonNode answer) {
        List<String> found = new ArrayList<>();
        among(found, "uitkomst", uitkomst, answer.path("uitkomst"));
        Set<List<String>> measures = new HashSet<>();
        answer.path("veiligheid").forEach(each -> measures.add(List.of(text(each, "lid"), text(each, "maatregel"))));
        orEmpty(veiligheid).stream()
                .filter(measure -> !measures.contains(measure))
                .forEach(measure -> found.add("missing measure %s (has %s)".formatted(measure, measures)));
        orEmpty(geenVeiligheid).stream()
                .filter(measures::contains)
                .forEach(measure -> found.add("unexpected measure " + measure));
        Map<String, JsonNode> answered = by(answer.path("leden"), "lid");
        orEmpty(leden).forEach((lid, expected) -> {
            JsonNode got = answered.get(lid);
            if (got == null) {
                found.add("no answer for lid " + lid);
            } else {
                compare(found, lid, expected, got);
            }
        });
        orEmpty(gezin).forEach((field, expected) -> {
            if (!answer.path("gezin").path(field).asString("").equals(String.valueOf(expected))) {
                found.add("gezin.%s %s, expected %s"
                        .formatted(field, answer.path("gezin").path(field), expected));
            }
        });
        Map<String, JsonNode> beginselenByCode = by(answer.path("beginselen"), "beginsel");
        orEmpty(beginselen)
                .forEach((code, expected) -> among(
                        found,
                        code,
                        expected,
                        beginselenByCode.getOrDefault(code, answer).path("oordeel")));
        List<String> asked =
                stream(answer.path("vragen")).map(each -> text(each, "veld")).toList();
        for (String veld : orEmpty(vragen)) {
            if (asked.stream().noneMatch(each -> each.contains(veld))) {
                found.add("no question about %s (asks %s)".formatted(veld, asked));
            }
        }
        for (String veld : orEmpty(geenVragen)) {
            if (asked.stream().anyMatch(each -> each.contains(veld))) {
                found.add("asks needlessly about " + veld);
            }
        }
        orEmpty(verandering)
                .forEach((lid, expected) -> expected.forEach((profiel, want) -> {
                    String got = by(answered.getOrDefault(lid, answer).path("adviezen"), "profiel")
                            .getOrDefault(profiel, answer)
                            .path("verandering")
                            .asString("");
                    if (!got.equals(want)) {
                        found.add("%s %s verandering %s, expected %s".formatted(lid, profiel, got, want));
                    }
                }));
        return found;
    }

    private static void compare(List<String> found, String lid, ForLid expected, JsonNode got) {
        among(found, lid + " route", expected.route, got.path("route"));
        Map<String, JsonNode> laws = by(got.path("wetten"), "wet");
        orEmpty(expected.wetten).forEach((wet, want) -> {
            JsonNode law = laws.get(wet);
            String oordeel = law == null ? "NEE" : text(law, "oordeel");
            if (!oneOf(want, oordeel)) {
                found.add("%s %s %s, expected %s".formatted(lid, wet, oordeel, want));
            }
        });
        Map<String, JsonNode> advised = by(got.path("adviezen"), "profiel");
        orEmpty(expected.advies).forEach((profiel, want) -> {
            if (!advised.containsKey(profiel)) {
                found.add("%s lacks %s (has %s)".formatted(lid, profiel, advised.keySet()));
            } else {
                among(found, lid + " " + profiel, want, advised.get(profiel).path("intensiteit"));
            }
        });
        if (Boolean.TRUE.equals(expected.exact)) {
            Set<String> extra = new HashSet<>(advised.keySet());
            extra.removeAll(orEmpty(expected.advies).keySet());
            if (!extra.isEmpty()) {
                found.add("%s also advised %s".formatted(lid, extra));
            }
        }
        orEmpty(expected.nietProfiel).stream()
                .filter(advised::containsKey)
                .forEach(profiel -> found.add("%s must not get %s".formatted(lid, profiel)));
    }

    private static void among(List<String> found, String what, @Nullable JsonNode wanted, JsonNode got) {
        if (wanted != null && !wanted.isNull() && !oneOf(wanted, got.asString(""))) {
            found.add("%s %s, expected %s".formatted(what, got, wanted));
        }
    }

    private static boolean oneOf(JsonNode wanted, String got) {
        return wanted.isArray()
                ? stream(wanted).anyMatch(each -> each.asString("").equals(got))
                : wanted.asString("").equals(got);
    }

    private static Map<String, JsonNode> by(JsonNode list, String key) {
        Map<String, JsonNode> found = new HashMap<>();
        list.forEach(each -> found.put(text(each, key), each));
        return found;
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <K, V> Map<K, V> orEmpty(@Nullable Map<K, V> map) {
        return map == null ? Map.of() : map;
    }
}
