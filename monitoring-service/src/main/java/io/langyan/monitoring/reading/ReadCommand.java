package io.langyan.monitoring.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.v1.EventJson;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Offline: NDJSON observations from standard input to standard output, with {@code reading} added where it is missing. A line that is no
 * observation passes unchanged, so that the reader of the output can name it.
 */
public final class ReadCommand {

    private final ObjectMapper json = EventJson.mapper();
    private final Reader reader = new Reader();

    public static void main(String[] arguments) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
                Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8))) {
            new ReadCommand().copy(in, out);
        }
    }

    void copy(BufferedReader in, Writer out) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.write(withReading(line));
            out.write('\n');
        }
    }

    private String withReading(String line) throws JsonProcessingException {
        JsonNode node;
        try {
            node = json.readTree(line);
        } catch (JsonProcessingException unreadable) {
            return line;
        }
        if (!(node instanceof ObjectNode observation) || observation.hasNonNull("reading")) {
            return line;
        }
        String title = observation.path("title").asText(null);
        String text = observation.path("text").asText(null);
        if (title == null && text == null) {
            return line;
        }
        observation.set("reading", json.valueToTree(reader.read(title, text)));
        return json.writeValueAsString(observation);
    }
}
