package io.langyan.standalone.launcher.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.standalone.launcher.home.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A file of observations, one JSON object a line.
 *
 * @param first the earliest {@code observedAt}
 * @param last the latest
 */
record Recording(Path file, long lines, Instant first, Instant last) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws UserError naming the line that cannot be read */
    static Recording of(Path file) {
        long lines = 0;
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines++;
                if (!line.isBlank()) {
                    Instant observed = time(line(line, lines).path("observedAt"), lines);
                    first = observed.isBefore(first) ? observed : first;
                    last = observed.isAfter(last) ? observed : last;
                }
            }
        } catch (IOException unreadable) {
            throw new UserError("Cannot read " + file + ": " + unreadable.getMessage() + ".", unreadable);
        }
        if (last.equals(Instant.MIN)) {
            throw new UserError(file + " holds no observations.");
        }
        return new Recording(file, lines, first, last);
    }

    /**
     * By how much everything moves so that the last observation happens now. Whole minutes, because windows are made of whole
     * minutes: a shifted recording proves the same levels in the same minutes.
     */
    Duration shiftTo(Instant now) {
        return Duration.between(last, now).truncatedTo(ChronoUnit.MINUTES);
    }

    /** The line as it would have been observed after the shift. */
    static String shifted(String line, long number, Duration by) {
        ObjectNode observation = line(line, number);
        for (String field : new String[] {"observedAt", "publishedAt"}) {
            if (observation.hasNonNull(field)) {
                observation.put(
                        field, time(observation.get(field), number).plus(by).toString());
            }
        }
        return observation.toString();
    }

    private static ObjectNode line(String line, long number) {
        try {
            if (JSON.readTree(line) instanceof ObjectNode observation) {
                return observation;
            }
        } catch (JsonProcessingException broken) {
            throw new UserError("Line %d is no JSON: %s".formatted(number, broken.getOriginalMessage()), broken);
        }
        throw new UserError("Line %d is no JSON object.".formatted(number));
    }

    private static Instant time(JsonNode text, long number) {
        try {
            return OffsetDateTime.parse(text.asText()).toInstant();
        } catch (DateTimeException wrong) {
            throw new UserError("Line %d: \"%s\" is no time with an offset.".formatted(number, text.asText()), wrong);
        }
    }
}
