package nl.profielwijzer.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads a document from outside into a tree, within limits of size and depth: no field twice, no YAML aliases. Safe for
 * use by many threads.
 */
public final class TreeReader {
    /** The largest document that is read. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final int MAX_DEPTH = 16;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** YAML also begins with a brace, but then seldom with a quoted name. */
    private static final Pattern JSON_START = Pattern.compile("\\s*\\{\\s*[\"}]");

    /** Strings are cut to size by the schema; this only keeps a name of a field from filling memory. */
    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNameLength(1000)
            .build();

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(CONSTRAINTS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final ObjectMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .streamReadConstraints(CONSTRAINTS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String noun;

    /** @param noun what is read, as in "De intake is te groot" */
    public TreeReader(String noun) {
        this.noun = noun;
    }

    /**
     * Reads JSON.
     *
     * @throws IntakeOngeldig when it is no document
     */
    public JsonNode json(byte[] utf8) {
        return parse(JSON, text(utf8), "JSON");
    }

    /**
     * Reads YAML, of which JSON is a part.
     *
     * @throws IntakeOngeldig when it is no document
     */
    public JsonNode yaml(byte[] utf8) {
        String text = text(utf8);
        return JSON_START.matcher(text).lookingAt() ? parse(JSON, text, "JSON") : parse(YAML, text, "YAML");
    }

    private String text(byte[] utf8) {
        if (utf8.length > MAX_BYTES) {
            throw new IntakeOngeldig(new Fout(
                    "",
                    "te-groot",
                    "De %s is groter dan %d kB.".formatted(noun, MAX_BYTES / 1024),
                    "Stuur één huishouden per keer en houd teksten kort."));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        } catch (CharacterCodingException e) {
            throw new IntakeOngeldig(new Fout(
                    "",
                    "geen-utf-8",
                    "De tekens van de %s zijn niet leesbaar.".formatted(noun),
                    "Stuur de %s in UTF-8.".formatted(noun)));
        }
    }

    private JsonNode parse(ObjectMapper mapper, String text, String format) {
        try (JsonParser parser = new WithoutAliases(mapper.createParser(text))) {
            JsonNode tree = mapper.readTree(parser);
            if (tree == null || tree.isMissingNode()) {
                throw new IntakeOngeldig(new Fout(
                        "",
                        "leeg",
                        "Er is geen %s.".formatted(noun),
                        "Stuur een %s in %s mee.".formatted(noun, format)));
            }
            if (parser.nextToken() != null) {
                throw unreadable(parser.currentTokenLocation(), format);
            }
            return tree;
        } catch (AliasFound e) {
            throw new IntakeOngeldig(new Fout(
                    "",
                    "verwijzing",
                    "De %s verwijst met een sterretje naar een ander deel (%s).".formatted(noun, place(e.location)),
                    "Schrijf dat deel voluit."));
        } catch (StreamConstraintsException e) {
            boolean deep = String.valueOf(e.getOriginalMessage()).startsWith("Document nesting");
            throw new IntakeOngeldig(
                    deep
                            ? new Fout(
                                    "",
                                    "te-diep",
                                    "De %s heeft meer dan %d lagen in elkaar.".formatted(noun, MAX_DEPTH),
                                    "Volg de opbouw van het schema.")
                            : new Fout(
                                    "",
                                    "te-lang",
                                    "De %s heeft een veldnaam of getal dat te lang is.".formatted(noun),
                                    "Volg de opbouw van het schema."));
        } catch (JacksonException e) {
            if (String.valueOf(e.getOriginalMessage()).startsWith("Duplicate")) {
                throw new IntakeOngeldig(new Fout(
                        "",
                        "dubbel-veld",
                        "Een veld staat er twee keer (%s).".formatted(place(e.getLocation())),
                        "Laat het veld één keer staan."));
            }
            throw unreadable(e.getLocation(), format);
        }
    }

    private static IntakeOngeldig unreadable(@Nullable TokenStreamLocation location, String format) {
        return new IntakeOngeldig(new Fout(
                "",
                "onleesbaar",
                "Dit is geen geldige %s (%s).".formatted(format, place(location)),
                "Kijk op die plaats of een haakje, komma of aanhalingsteken ontbreekt."));
    }

    private static String place(@Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? "plaats onbekend"
                : "regel %d, teken %d".formatted(location.getLineNr(), Math.max(1, location.getColumnNr()));
    }

    private static final class AliasFound extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient TokenStreamLocation location;

        private AliasFound(TokenStreamLocation location) {
            super("alias");
            this.location = location;
        }
    }

    /** Refuses YAML aliases: the tree would silently hold the alias's name as text. */
    private static final class WithoutAliases extends JsonParserDelegate {
        private WithoutAliases(JsonParser parser) {
            super(parser);
        }

        @Override
        public @Nullable JsonToken nextToken() {
            JsonToken token = delegate.nextToken();
            if (delegate instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
                throw new AliasFound(delegate.currentTokenLocation());
            }
            return token;
        }
    }
}
