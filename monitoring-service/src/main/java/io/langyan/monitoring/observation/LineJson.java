package io.langyan.monitoring.observation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;

/**
 * JSON of strangers, a line or an element at a time. As a tree, {@code [{},{},{} …]} takes thirty times what it weighs as text, so a tree is only made
 * of so much.
 */
public final class LineJson {

    /** Values, names and brackets of one line. No shape that is known comes near. */
    static final int MOST_TOKENS = 10_000;

    private static final ObjectMapper LINES = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
            .build());
    private static final ObjectMapper DOCUMENTS = new JsonMapper();

    private LineJson() {}

    /** Reads lines; one that holds more is a {@link StreamConstraintsException}. */
    public static ObjectMapper mapper() {
        return LINES;
    }

    /** Why a line is refused that could not be read. */
    public static Reason reasonOf(IOException unreadable) {
        return unreadable instanceof StreamConstraintsException ? Reason.TOO_INTRICATE : Reason.NOT_JSON;
    }

    /** Walks over a document, an array of lines for example. */
    public static Elements elements(InputStream document) throws IOException {
        return new Elements(DOCUMENTS.createParser(document));
    }

    /** A document on the way. */
    public static final class Elements extends JsonParserDelegate {

        private int tokens;

        private Elements(JsonParser document) {
            super(document);
        }

        /** Reads the element that begins here; one that holds more than a line may is a {@link StreamConstraintsException}. */
        public JsonNode element() throws IOException {
            tokens = 0;
            JsonNode element = DOCUMENTS.readTree(this);
            tokens = 0;
            return element;
        }

        @Override
        public JsonToken nextToken() throws IOException {
            if (++tokens > MOST_TOKENS) {
                throw new StreamConstraintsException("an element has more than " + MOST_TOKENS + " tokens");
            }
            return delegate.nextToken();
        }

        @Override
        public String nextFieldName() throws IOException {
            return nextToken() == JsonToken.FIELD_NAME ? currentName() : null;
        }
    }
}
