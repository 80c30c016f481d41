package io.langyan.grading.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The plan's tree as the specification spells it. */
final class OraclePlan {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final JsonNode plan;
    private final JsonNode grading;
    private final Map<String, Long> seconds = new ConcurrentHashMap<>();

    private OraclePlan(JsonNode plan) {
        this.plan = plan;
        this.grading = plan.path("grading");
    }

    static OraclePlan parse(String yaml) {
        try {
            return new OraclePlan(YAML.readTree(yaml));
        } catch (IOException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    String window() {
        return grading.path("window").asText("sliding");
    }

    Set<String> sentiments() {
        List<String> named = texts(grading.path("counts").path("sentiments"));
        return new LinkedHashSet<>(named.isEmpty() ? List.of("negative", "neutral", "unread") : named);
    }

    BigDecimal negativeShare() {
        return new BigDecimal(grading.path("counts").path("negativeShare").asText("0.3"));
    }

    JsonNode clause(String name) {
        return grading.path("clauses").path(name);
    }

    List<JsonNode> levels() {
        List<JsonNode> levels = new ArrayList<>();
        grading.path("levels").forEach(levels::add);
        return levels;
    }

    JsonNode warn() {
        return grading.path("warn");
    }

    JsonNode watch() {
        return grading.path("watch");
    }

    /** Every window named by a rule, as the plan writes it. */
    Set<String> windows() {
        Set<String> windows = new LinkedHashSet<>();
        levels().forEach(rule -> windows.add(rule.path("spread").path("within").asText()));
        List.of(warn(), watch()).stream()
                .filter(rule -> rule.path("spread").has("within"))
                .forEach(rule -> windows.add(rule.path("spread").path("within").asText()));
        return windows;
    }

    /** Length of a window in seconds. */
    long seconds(String window) {
        return seconds.computeIfAbsent(
                window,
                unread -> Duration.parse(unread).toSeconds()
                        / plan.path("timeScale").asLong(1));
    }

    boolean ownAccount(String platform, JsonNode author) {
        return author != null
                && named("ownAccounts")
                        .contains(platform + ":" + author.path("name").asText());
    }

    boolean media(JsonNode author) {
        return author != null
                && ("media".equals(author.path("verified").asText())
                        || named("media").contains(author.path("name").asText()));
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private Set<String> named(String list) {
        Set<String> names = new LinkedHashSet<>();
        plan.path("brands").forEach(brand -> names.addAll(texts(brand.path(list))));
        return names;
    }
}
