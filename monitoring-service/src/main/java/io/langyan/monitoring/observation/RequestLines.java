package io.langyan.monitoring.observation;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.rest.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;

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

    /** What is accepted of them waits in memory together; who has more sends it in portions. */
    static final int MOST_LINES = 50_000;

    private static final ObjectReader JSON =
            LineJson.mapper().readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final ObservationReader reader;
    private final Completion completion;

    RequestLines(ObservationReader reader, Completion completion) {
        this.reader = reader;
        this.completion = completion;
    }

    Submission ndjson(byte[] body, Instant now) {
        Submission submission = new Submission();
        NdjsonLines.each(body, (number, from, length) -> add(submission, number, line(body, from, length, now)));
        return submission;
    }

    /** One object or an array; an element counts as a line. */
    Submission json(byte[] body, Instant now) {
        return document(body, line -> read(line, now));
    }

    /** An array of CloudEvents, or one, whose {@code data} is an observation. */
    Submission cloudEvents(byte[] body, Instant now) {
        return document(body, event -> read(event.get("data"), now));
    }

    private Verdict line(byte[] body, int from, int length, Instant now) {
        if (completion == Completion.NONE) {
            return reader.read(body, from, length, now);
        }
        try {
            return read(JSON.readTree(body, from, length), now);
        } catch (IOException unreadable) {
            return new Verdict.Rejected(LineJson.reasonOf(unreadable));
        }
    }

    private Verdict read(JsonNode line, Instant now) {
        return reader.read(completion.complete(line, now), now);
    }

    /** An element after the other, so that no tree is larger than one of them. */
    private static Submission document(byte[] body, Function<JsonNode, Verdict> judge) {
        Submission submission = new Submission();
        try (LineJson.Elements document = LineJson.elements(new ByteArrayInputStream(body))) {
            boolean several = document.nextToken() == JsonToken.START_ARRAY;
            if (!several && document.currentToken() != JsonToken.START_OBJECT) {
                throw notJson();
            }
            int number = 1;
            while (several ? document.nextToken() != JsonToken.END_ARRAY : number == 1) {
                add(submission, number++, judge.apply(document.element()));
            }
            if (document.nextToken() != null) {
                throw notJson();
            }
            return submission;
        } catch (StreamConstraintsException refused) {
            throw Problem.badRequest(
                    Reason.TOO_INTRICATE.code(),
                    Reason.TOO_INTRICATE.zh(),
                    "an element of the body: " + Reason.TOO_INTRICATE.en());
        } catch (IOException unreadable) {
            throw notJson();
        }
    }

    private static void add(Submission submission, int number, Verdict verdict) {
        submission.add(number, verdict);
        if (submission.accepted() > MOST_LINES) {
            throw Problem.tooLarge(
                    "too-many-lines",
                    "一次最多 " + MOST_LINES + " 条，请分批发送",
                    "at most " + MOST_LINES + " observations a request; send them in portions");
        }
    }

    private static Problem notJson() {
        return Problem.badRequest("not-json", "请求体不是合法的 JSON 对象或数组", "the body is no JSON object or array");
    }
}
