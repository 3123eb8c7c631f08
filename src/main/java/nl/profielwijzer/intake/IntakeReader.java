package nl.profielwijzer.intake;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
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
 * Reads an intake as it was sent, or tells all that is wrong with it: what the contract's schema asks, what holds
 * between fields, and that nowhere stands a BSN. Safe for use by many threads.
 */
public final class IntakeReader {
    /** The largest intake that is read. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final int MAX_DEPTH = 16;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** YAML also begins with a brace, but then seldom with a quoted name. */
    private static final Pattern JSON_START = Pattern.compile("\\s*\\{\\s*[\"}]");

    private static final int MAX_FAULTS = 1000;

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

    private final Schema schema;
    private final Predicate<String> gemeenteBestaat;
    private final LocalDate eerstePeildatum;

    /**
     * @param gemeenteBestaat whether a municipality with this CBS code is in the catalogue
     * @param eerstePeildatum the first day on which parameters have values
     */
    public IntakeReader(Predicate<String> gemeenteBestaat, LocalDate eerstePeildatum) {
        this.schema = schema("intake.schema.json");
        this.gemeenteBestaat = gemeenteBestaat;
        this.eerstePeildatum = eerstePeildatum;
    }

    private static Schema schema(String name) {
        try (InputStream resource =
                Objects.requireNonNull(IntakeReader.class.getResourceAsStream("/schemas/" + name), name)) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(SchemaLocation.of("https://profielwijzer.invalid/" + name), JSON.readTree(resource));
            schema.initializeValidators();
            return schema;
        } catch (IOException e) {
            throw new UncheckedIOException("the schema %s can't be read".formatted(name), e);
        }
    }

    /**
     * Reads an intake in JSON.
     *
     * @param utf8 the document
     * @throws IntakeOngeldig with every fault
     */
    public GelezenIntake read(byte[] utf8) {
        return check(parse(JSON, text(utf8), "JSON"));
    }

    /**
     * Reads an intake in YAML, of which JSON is a part.
     *
     * @param utf8 the document
     * @throws IntakeOngeldig with every fault
     */
    public GelezenIntake readYaml(byte[] utf8) {
        String text = text(utf8);
        boolean json = JSON_START.matcher(text).lookingAt();
        return check(json ? parse(JSON, text, "JSON") : parse(YAML, text, "YAML"));
    }

    /**
     * Reads an intake from a tree, for instance a part of a larger document.
     *
     * @throws IntakeOngeldig with every fault
     */
    public GelezenIntake check(JsonNode tree) {
        List<Fout> fouten = new ArrayList<>();
        schema.validate(tree, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .forEach(error -> fouten.add(new SchemaFout(schema.getSchemaNode()).of(error)));
        new TextCheck(fouten).check(tree);
        new CrossCheck(tree, gemeenteBestaat, eerstePeildatum, fouten).check();
        if (!fouten.isEmpty()) {
            throw new IntakeOngeldig(fouten.stream()
                    .distinct()
                    .sorted(Comparator.comparing(Fout::pointer).thenComparing(Fout::code))
                    .limit(MAX_FAULTS)
                    .toList());
        }
        return new GelezenIntake(Json.JSON.treeToValue(tree, Intake.class), Json.JSON.writeValueAsString(tree));
    }

    private static String text(byte[] utf8) {
        if (utf8.length > MAX_BYTES) {
            throw new IntakeOngeldig(new Fout(
                    "",
                    "te-groot",
                    "De intake is groter dan %d kB.".formatted(MAX_BYTES / 1024),
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
                    "", "geen-utf-8", "De tekens van de intake zijn niet leesbaar.", "Stuur de intake in UTF-8."));
        }
    }

    private static JsonNode parse(ObjectMapper mapper, String text, String format) {
        try (JsonParser parser = new WithoutAliases(mapper.createParser(text))) {
            JsonNode tree = mapper.readTree(parser);
            if (tree == null || tree.isMissingNode()) {
                throw new IntakeOngeldig(
                        new Fout("", "leeg", "Er is geen intake.", "Stuur een intake in %s mee.".formatted(format)));
            }
            if (parser.nextToken() != null) {
                throw unreadable(parser.currentTokenLocation(), format);
            }
            return tree;
        } catch (AliasFound e) {
            throw new IntakeOngeldig(new Fout(
                    "",
                    "verwijzing",
                    "De intake verwijst met een sterretje naar een ander deel (%s).".formatted(place(e.location)),
                    "Schrijf dat deel voluit."));
        } catch (StreamConstraintsException e) {
            boolean deep = String.valueOf(e.getOriginalMessage()).startsWith("Document nesting");
            throw new IntakeOngeldig(
                    deep
                            ? new Fout(
                                    "",
                                    "te-diep",
                                    "De intake heeft meer dan %d lagen in elkaar.".formatted(MAX_DEPTH),
                                    "Volg de opbouw van het schema.")
                            : new Fout(
                                    "",
                                    "te-lang",
                                    "De intake heeft een veldnaam of getal dat te lang is.",
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
