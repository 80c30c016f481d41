package io.langyan.standalone.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.launcher.client.Patience;
import io.langyan.standalone.launcher.client.Rest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** What the audience sees of the running suite: phones, the crisis, the incident, the review; each awaited up to a deadline. */
final class Stage {

    private static final Duration OFTEN = Duration.ofMillis(150);

    private final Rest rest;
    private final DrillBrand brand;
    private final CrisisFeed feed;
    private final Patience patience;

    Stage(Rest rest, DrillBrand brand, CrisisFeed feed, Patience patience) {
        this.rest = rest;
        this.brand = brand;
        this.feed = feed;
        this.patience = patience;
    }

    /** A chat message about the brand on a simulated phone. */
    JsonNode phone(String what, Duration deadline, Instant since, Predicate<String> text) {
        return message(what, deadline, since, message -> {
            String shown = message.path("text").asText();
            return shown.contains(brand.id()) && text.test(shown);
        });
    }

    /** The robot of WeChat Work refuses one message, as it does after twenty in a minute. */
    void throttleWeChatWork() {
        rest.order(
                Map.of("channel", "wecom-robot", "kind", "error", "code", "45009", "message", "api freq out of limit"));
    }

    JsonNode message(String what, Duration deadline, Instant since, Predicate<JsonNode> condition) {
        return await(what, deadline, () -> first(rest.messagesSince(since), condition));
    }

    /** The brand's gravest crisis once its level was reached. */
    JsonNode crisisAt(String level, Duration deadline) {
        return await("crisis at " + level, deadline, () -> first(crises(), crisis -> reached(crisis, level)));
    }

    JsonNode crises() {
        return rest.get("viewer", "/api/crises?brand=" + brand.id()).path("items");
    }

    /** The incident that opened for the crisis, whichever it is. */
    JsonNode opened(String crisis, Duration deadline) {
        return await(
                "incident of the crisis",
                deadline,
                () -> first(
                        rest.get("viewer", "/api/incidents?brand=" + brand.id()).path("items"),
                        incident -> incident.path("crisisId").asText().equals(crisis)));
    }

    /** The incident once the condition holds. */
    JsonNode incident(String id, String what, Duration deadline, Predicate<JsonNode> condition) {
        return await(what, deadline, () -> Optional.of(rest.get("viewer", "/api/incidents/" + id))
                .filter(condition));
    }

    JsonNode page(String what, Duration deadline, Predicate<JsonNode> condition) {
        return await(
                what,
                deadline,
                () -> first(rest.get("viewer", "/api/pages?brand=" + brand.id()).path("items"), condition));
    }

    JsonNode review(String incident, Duration deadline) {
        return await("review draft", deadline, () -> first(
                        rest.get("viewer", "/api/reviews?incident=" + incident).path("items"), any -> true)
                .map(found ->
                        rest.get("viewer", "/api/reviews/" + found.path("id").asText())));
    }

    <T> T await(String what, Duration deadline, Supplier<Optional<T>> question) {
        return patience.until(what, deadline, OFTEN, () -> {
            feed.check();
            return question.get();
        });
    }

    /** The entry of {@code levels[]} for that level. */
    static JsonNode level(JsonNode crisis, String level) {
        return first(
                        crisis.path("levels"),
                        entry -> entry.path("level").asText().equals(level))
                .orElseThrow();
    }

    static Optional<JsonNode> first(JsonNode items, Predicate<JsonNode> condition) {
        return StreamSupport.stream(items.spliterator(), false)
                .filter(condition)
                .findFirst();
    }

    private static boolean reached(JsonNode crisis, String level) {
        return first(
                        crisis.path("levels"),
                        entry -> entry.path("level").asText().equals(level))
                .isPresent();
    }
}
