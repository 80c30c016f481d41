package io.langyan.grading.observation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.langyan.events.v1.PlatformCodes;
import java.io.IOException;
import java.util.Set;

/** Turns a line into an {@link Observation}; unknown fields are passed over. Not for several threads. */
public final class ObservationReader {

    private static final int LONGEST_ID = 512;
    private static final Set<String> SENTIMENTS = Set.of("negative", "neutral", "positive");
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(100).build())
            .build();

    private final String storyField;
    private final Observation read = new Observation();

    /** @param storyField name of the field that stories are made by, or null */
    public ObservationReader(String storyField) {
        this.storyField = storyField;
    }

    /** The same object each time. */
    public Observation read(byte[] line, int offset, int length) throws Refused {
        read.clear();
        try (JsonParser json = JSON.createParser(line, offset, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new Refused("no JSON object");
            }
            fields(json);
            if (json.nextToken() != null) {
                throw new Refused("more than one JSON value");
            }
        } catch (IOException broken) {
            throw new Refused("broken JSON");
        }
        return checked();
    }

    private void fields(JsonParser json) throws IOException, Refused {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals(storyField) && json.currentToken().isScalarValue()) {
                read.storyField = text(json);
            }
            field(name, json);
        }
    }

    private void field(String name, JsonParser json) throws IOException, Refused {
        switch (name) {
            case "brand" -> read.brand = text(json);
            case "platform" -> read.platform = text(json);
            case "externalId" -> read.externalId = text(json);
            case "parentId" -> read.parentId = text(json);
            case "title" -> read.title = text(json);
            case "text" -> read.text = text(json);
            case "observedAt" -> read.observedAt = time(json);
            case "publishedAt" -> read.publishedAt = time(json);
            case "counters" -> counters(json);
            case "author" -> author(json);
            case "reading" -> reading(json);
            case "ownAccount" -> read.authorTold |= read.ownAccount = truth(json);
            case "notCrisis" -> read.notCrisis = truth(json);
            case "negativeByRule" -> read.negativeByRule = truth(json);
            case "revision" -> read.revision = json.getValueAsInt(0);
            case "mediaAuthor" -> read.authorTold |= read.mediaAuthor = truth(json);
            default -> json.skipChildren();
        }
    }

    private Observation checked() throws Refused {
        if (blank(read.platform) || blank(read.externalId)) {
            throw new Refused(blank(read.platform) ? "platform is missing" : "externalId is missing");
        }
        if (!PlatformCodes.all().contains(read.platform)) {
            throw new Refused("the platform is unknown");
        }
        if (read.externalId.length() > LONGEST_ID) {
            throw new Refused("an id is too long");
        }
        if (read.observedAt == Observation.UNKNOWN) {
            throw new Refused("observedAt is missing");
        }
        if (blank(read.text) && blank(read.title)) {
            throw new Refused("text and title are missing");
        }
        if (storyField != null && read.storyField == null) {
            throw new Refused("the field that stories are made by is missing");
        }
        return read;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private void counters(JsonParser json) throws IOException, Refused {
        if (isNull(json)) {
            return;
        }
        object(json, "counters");
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "reposts" -> read.reposts = counter(json);
                case "comments" -> read.comments = counter(json);
                case "likes" -> read.likes = counter(json);
                default -> json.skipChildren();
            }
        }
    }

    private long counter(JsonParser json) throws IOException, Refused {
        switch (json.currentToken()) {
            case VALUE_NULL:
                return Observation.UNKNOWN;
            case VALUE_NUMBER_INT:
            case VALUE_NUMBER_FLOAT:
                return number(json);
            case VALUE_STRING:
                CounterText.Parsed parsed = CounterText.parse(json.getText());
                read.capped |= parsed != null && parsed.capped();
                return parsed == null ? Observation.UNKNOWN : parsed.value();
            default:
                throw new Refused("a counter is no number");
        }
    }

    private static long number(JsonParser json) throws IOException, Refused {
        if (json.getTextLength() > 40) {
            throw new Refused("a counter is absurdly high");
        }
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            long value = json.getLongValue();
            if (value >= 0 && value <= CounterText.MOST) {
                return value;
            }
        }
        java.math.BigDecimal value = json.getDecimalValue();
        if (Math.abs((long) value.scale()) > 400) {
            throw new Refused("a counter is absurdly high");
        }
        return CounterText.checked(value);
    }

    private void author(JsonParser json) throws IOException, Refused {
        if (isNull(json)) {
            return;
        }
        object(json, "author");
        read.authorTold = true;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "name" -> read.authorName = text(json);
                case "verified" -> read.authorVerified = text(json);
                default -> json.skipChildren();
            }
        }
    }

    private void reading(JsonParser json) throws IOException, Refused {
        if (isNull(json)) {
            return;
        }
        object(json, "reading");
        read.sentiment = "neutral";
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "sentiment" -> sentiment(json);
                case "categories" -> strings(json, read.categories);
                default -> json.skipChildren();
            }
        }
    }

    private void sentiment(JsonParser json) throws IOException, Refused {
        if (isNull(json)) {
            return;
        }
        object(json, "sentiment");
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("label")) {
                read.sentiment = label(text(json));
            } else {
                json.skipChildren();
            }
        }
    }

    private static String label(String written) throws Refused {
        if (!SENTIMENTS.contains(written == null ? "" : written)) {
            throw new Refused("the reading's sentiment is none of " + new java.util.TreeSet<>(SENTIMENTS));
        }
        return written;
    }

    private static void strings(JsonParser json, Set<String> into) throws IOException, Refused {
        if (isNull(json)) {
            return;
        }
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new Refused("a list is no list");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String item = text(json);
            if (item != null) {
                into.add(item);
            }
        }
    }

    private static void object(JsonParser json, String name) throws Refused {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new Refused(name + " is no object");
        }
    }

    private static boolean isNull(JsonParser json) {
        return json.currentToken() == JsonToken.VALUE_NULL;
    }

    private static String text(JsonParser json) throws IOException, Refused {
        if (isNull(json)) {
            return null;
        }
        if (!json.currentToken().isScalarValue()) {
            throw new Refused("a text is no text");
        }
        return json.getText();
    }

    private static boolean truth(JsonParser json) throws IOException {
        boolean truth = json.currentToken() == JsonToken.VALUE_TRUE;
        json.skipChildren();
        return truth;
    }

    private static long time(JsonParser json) throws IOException, Refused {
        String text = text(json);
        return text == null ? Observation.UNKNOWN : TimeText.parse(text);
    }
}
