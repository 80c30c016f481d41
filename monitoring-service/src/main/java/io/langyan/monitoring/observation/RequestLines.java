package io.langyan.monitoring.observation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.langyan.events.rest.Problem;
import io.langyan.events.v1.EventJson;
import java.io.IOException;
import java.time.Instant;

/** Takes a request body apart into lines, by its media type, and reads each of them. */
final class RequestLines {

    private static final ObjectReader JSON =
            EventJson.mapper().readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final ObservationReader reader;

    RequestLines(ObservationReader reader) {
        this.reader = reader;
    }

    Submission ndjson(byte[] body, Instant now) {
        Submission submission = new Submission();
        NdjsonLines.each(body, (number, from, length) -> submission.add(number, reader.read(body, from, length, now)));
        return submission;
    }

    /** One object or an array; an element counts as a line. */
    Submission json(byte[] body, Instant now) {
        Submission submission = new Submission();
        JsonNode document = document(body);
        int number = 1;
        if (document.isArray()) {
            for (JsonNode line : document) {
                submission.add(number++, reader.read(line, now));
            }
        } else {
            submission.add(number, reader.read(document, now));
        }
        return submission;
    }

    /** An array of CloudEvents whose {@code data} is an observation. */
    Submission cloudEvents(byte[] body, Instant now) {
        Submission submission = new Submission();
        int number = 1;
        for (JsonNode event : document(body)) {
            submission.add(number++, reader.read(event.get("data"), now));
        }
        return submission;
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
