package io.langyan.events.v1.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Shape and ranges: {@code plan.schema.json}, its complaints put into two languages. */
final class PlanSchema {

    private static final JsonSchema SCHEMA = load();

    private PlanSchema() {}

    static List<Finding> check(JsonNode tree) {
        return SCHEMA.validate(tree).stream()
                .filter(complaint -> !complaint.getEvaluationPath().toString().contains("/oneOf/"))
                .map(PlanSchema::finding)
                .distinct()
                .toList();
    }

    private static JsonSchema load() {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
        try (InputStream in = PlanSchema.class.getResourceAsStream("/plan.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in, config);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Finding finding(ValidationMessage complaint) {
        String path = complaint.getInstanceLocation().toString();
        String property = complaint.getProperty();
        String value = String.valueOf(complaint.getInstanceNode());
        String wanted = String.valueOf(complaint.getSchemaNode());
        return switch (complaint.getType()) {
            case "additionalProperties" ->
                new Finding(path, "未知的属性“%s”".formatted(property), "unknown property \"%s\"".formatted(property));
            case "required" ->
                new Finding(path, "缺少属性“%s”".formatted(property), "property \"%s\" is missing".formatted(property));
            case "enum", "const" ->
                new Finding(
                        path, "%s 不在允许的值 %s 之内".formatted(value, wanted), "%s is none of %s".formatted(value, wanted));
            case "minimum", "exclusiveMinimum" ->
                new Finding(path, "%s 过小（下限 %s）".formatted(value, wanted), "%s is below %s".formatted(value, wanted));
            case "maximum", "exclusiveMaximum" ->
                new Finding(path, "%s 过大（上限 %s）".formatted(value, wanted), "%s is above %s".formatted(value, wanted));
            case "minItems" ->
                new Finding(path, "至少写 %s 项".formatted(wanted), "at least %s is needed".formatted(wanted));
            case "maxItems" ->
                new Finding(path, "至多写 %s 项".formatted(wanted), "at most %s are allowed".formatted(wanted));
            case "oneOf" ->
                new Finding(
                        path,
                        "时钟必须且只能写 within、every、workingDays 之一",
                        "a clock has exactly one of within, every, workingDays");
            case "pattern" -> notSpelled(complaint, path, value, wanted);
            default -> {
                String text = complaint.getError();
                yield new Finding(path, "不符合格式：" + text, text);
            }
        };
    }

    private static Finding notSpelled(ValidationMessage complaint, String path, String value, String wanted) {
        if (complaint.getSchemaLocation().toString().contains("/$defs/duration/")) {
            return new Finding(
                    path,
                    "%s 不是时长；写法如 PT30M、PT24H、P3D".formatted(value),
                    "%s is not a duration such as PT30M, PT24H, P3D".formatted(value));
        }
        return new Finding(
                path, "%s 的写法不符合 %s".formatted(value, wanted), "%s is not spelled like %s".formatted(value, wanted));
    }
}
