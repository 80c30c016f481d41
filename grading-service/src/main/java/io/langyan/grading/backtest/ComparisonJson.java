package io.langyan.grading.backtest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.langyan.events.v1.EventJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;

/** A comparison as one JSON object: the list {@code differences}, then what REST says of the job. */
final class ComparisonJson implements ComparisonPrint {

    private final ObjectMapper mapper = EventJson.mapper();
    private final OutputStream out;
    private JsonGenerator json;

    ComparisonJson(OutputStream out) {
        this.out = out;
    }

    @Override
    public void story(StoryDifference story) {
        try {
            begun().writeTree(mapper.valueToTree(story));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void end(ComparisonAnswer answer) {
        try {
            begun().writeEndArray();
            Iterator<Map.Entry<String, JsonNode>> fields =
                    mapper.<JsonNode>valueToTree(answer).fields();
            while (fields.hasNext()) {
                Map.Entry<String, JsonNode> field = fields.next();
                json.writeFieldName(field.getKey());
                json.writeTree(field.getValue());
            }
            json.writeEndObject();
            json.flush();
            out.write('\n');
            out.flush();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Only now, so that nothing is written when the observations cannot be read. */
    private JsonGenerator begun() throws IOException {
        if (json == null) {
            json = mapper.createGenerator(out);
            json.useDefaultPrettyPrinter();
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeArrayFieldStart("differences");
        }
        return json;
    }
}
