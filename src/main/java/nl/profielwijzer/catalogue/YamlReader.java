package nl.profielwijzer.catalogue;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.stream.Collectors;
import nl.profielwijzer.intake.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads a file of {@code rules/} into records. What a record doesn't mark as nullable must be in the file, and nothing
 * may be in it twice. Its faults are told to who wrote the file: where, what, and what to do.
 */
final class YamlReader {
    private static final YAMLMapper YAML = Json.YAML
            .rebuild()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .annotationIntrospector(new RequiredUnlessNullable())
            .build();

    private YamlReader() {}

    static <T> T read(RulesFolder folder, String path, Class<T> type) {
        try {
            return YAML.readValue(folder.get(path), type);
        } catch (JacksonException e) {
            String place =
                    e.getLocation() == null ? "" : ", regel " + e.getLocation().getLineNr();
            throw new IllegalArgumentException("rules/%s%s: %s".formatted(path, place, fault(e)), e);
        }
    }

    private static String fault(JacksonException e) {
        if (e.getCause() instanceof IllegalArgumentException told && told.getMessage() != null) {
            return told.getMessage();
        }
        String key = e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[%d]".formatted(step.getIndex()) : step.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "sleutel %s is onbekend. Kies uit %s.".formatted(key, unknown.getKnownPropertyIds());
        }
        if (e instanceof InvalidNullException
                || e.getOriginalMessage().startsWith("Missing required creator property")) {
            return "sleutel %s ontbreekt. Vul hem in.".formatted(key);
        }
        if (e instanceof InvalidFormatException invalid) {
            Object @Nullable [] known = invalid.getTargetType().getEnumConstants();
            return "waarde '%s' past niet bij %s. %s."
                    .formatted(
                            invalid.getValue(),
                            key,
                            known == null ? "Verbeter haar" : "Kies uit " + YAML.convertValue(known, List.class));
        }
        return "%s%s. Verbeter het bestand op deze plaats."
                .formatted(key.isEmpty() ? "" : key + ": ", e.getOriginalMessage());
    }

    private static final class RequiredUnlessNullable extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return required(member);
        }

        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
            return required(annotated)
                    ? JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL)
                    : super.findSetterInfo(config, annotated);
        }

        private static boolean required(Annotated annotated) {
            return annotated instanceof AnnotatedParameter parameter
                    && parameter.getOwner().getAnnotated() instanceof Constructor<?> constructor
                    && !constructor.getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(
                            Nullable.class);
        }
    }
}
