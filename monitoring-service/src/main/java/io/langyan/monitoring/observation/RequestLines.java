package io.langyan.monitoring.observation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.rest.Problem;
import io.langyan.events.v1.EventJson;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Takes a request body apart into lines, by its media type, and reads each of them. */
final class RequestLines {

    /** What a line is made complete by before it is judged. */
    @FunctionalInterface
    interface Completion {
        Completion NONE = (line, now) -> line;

        /** A person at a keyboard knows a link and a text, not codes, ids and offsets of time. */
        Completion BY_HAND = (line, now) -> {
            if (line instanceof ObjectNode object) {
                PlatformNames.codeOf(object.path("platform").asText()).ifPresent(code -> object.put("platform", code));
                LooseObservation.complete(
                        object,
                        new LooseObservation.Manner(
                                LooseTime.PLATFORMS,
                                null,
                                Map.of(),
                                now.truncatedTo(ChronoUnit.SECONDS),
                                ByHand.ENTRY));
            }
            return line;
        };

        JsonNode complete(JsonNode line, Instant now);
    }

    private static final ObjectReader JSON =
            EventJson.mapper().readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final ObservationReader reader;
    private final Completion completion;

    RequestLines(ObservationReader reader, Completion completion) {
        this.reader = reader;
        this.completion = completion;
    }

    Submission ndjson(byte[] body, Instant now) {
        Submission submission = new Submission();
        NdjsonLines.each(body, (number, from, length) -> submission.add(number, line(body, from, length, now)));
        return submission;
    }

    /** One object or an array; an element counts as a line. */
    Submission json(byte[] body, Instant now) {
        Submission submission = new Submission();
        JsonNode document = document(body);
        int number = 1;
        if (document.isArray()) {
            for (JsonNode line : document) {
                submission.add(number++, read(line, now));
            }
        } else {
            submission.add(number, read(document, now));
        }
        return submission;
    }

    /** An array of CloudEvents, or one, whose {@code data} is an observation. */
    Submission cloudEvents(byte[] body, Instant now) {
        Submission submission = new Submission();
        JsonNode document = document(body);
        int number = 1;
        for (JsonNode event : document.isArray() ? document : List.of(document)) {
            submission.add(number++, read(event.get("data"), now));
        }
        return submission;
    }

    private Verdict line(byte[] body, int from, int length, Instant now) {
        if (completion == Completion.NONE) {
            return reader.read(body, from, length, now);
        }
        try {
            return read(JSON.readTree(body, from, length), now);
        } catch (IOException unreadable) {
            return new Verdict.Rejected(Reason.NOT_JSON);
        }
    }

    private Verdict read(JsonNode line, Instant now) {
        return reader.read(completion.complete(line, now), now);
    }

    private static JsonNode document(byte[] body) {
        try {
            JsonNode document = JSON.readTree(body);
            if (document.isContainerNode()) {
                return document;
            }
        } catch (IOException unreadable) {
            throw notJson();
        }
        throw notJson();
    }

    private static Problem notJson() {
        return Problem.badRequest("not-json", "请求体不是合法的 JSON 对象或数组", "the body is no JSON object or array");
    }
}
