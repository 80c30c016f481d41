package io.langyan.grading.mention;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.langyan.events.v1.Author;
import io.langyan.events.v1.Counters;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.MentionMatched;
import io.langyan.events.v1.Reading;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One mention as JSON, in one pass, token by token. What is written in an unusual way is left to others. */
final class MentionReader {

    private static final JsonFactory JSON = EventJson.mapper().getFactory();
    private static final Map<String, Author.Verified> VERIFIED = Map.of(
            "none", Author.Verified.NONE,
            "personal", Author.Verified.PERSONAL,
            "organisation", Author.Verified.ORGANISATION,
            "media", Author.Verified.MEDIA,
            "government", Author.Verified.GOVERNMENT);

    private final JsonParser json;
    private String brand;
    private String platform;
    private String externalId;
    private String parentId;
    private String title;
    private String text;
    private Author author;
    private Instant publishedAt;
    private Instant observedAt;
    private Counters counters;
    private boolean negativeByRule;
    private boolean ownAccount;
    private boolean notCrisis;
    private boolean mediaAuthor;
    private Reading reading;
    private int revision;
    private List<String> noise;

    /** Nothing is broken yet; it is only not plain. */
    private static final class Unusual extends IOException {

        private static final long serialVersionUID = 1;

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }

    private MentionReader(JsonParser json) {
        this.json = json;
    }

    /** Null when it is unusual or broken. */
    static MentionMatched read(byte[] value) {
        try (JsonParser json = JSON.createParser(value)) {
            return new MentionReader(json).mention();
        } catch (IOException unusual) {
            return null;
        }
    }

    private MentionMatched mention() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new Unusual();
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            field(name);
        }
        return new MentionMatched(
                null,
                brand,
                platform,
                externalId,
                null,
                parentId,
                null,
                title,
                text,
                author,
                publishedAt,
                observedAt,
                null,
                counters,
                null,
                List.of(),
                negativeByRule,
                ownAccount,
                notCrisis,
                mediaAuthor,
                reading,
                revision,
                noise);
    }

    private void field(String name) throws IOException {
        switch (name) {
            case "brand" -> brand = string();
            case "platform" -> platform = string();
            case "externalId" -> externalId = string();
            case "parentId" -> parentId = string();
            case "title" -> title = string();
            case "text" -> text = string();
            case "author" -> author = isNull() ? null : author();
            case "publishedAt" -> publishedAt = time();
            case "observedAt" -> observedAt = time();
            case "counters" -> counters = isNull() ? null : counters();
            case "negativeByRule" -> negativeByRule = truth();
            case "ownAccount" -> ownAccount = truth();
            case "notCrisis" -> notCrisis = truth();
            case "mediaAuthor" -> mediaAuthor = truth();
            case "reading" -> reading = isNull() ? null : reading();
            case "revision" -> revision = revision();
            case "noise" -> noise = isNull() ? null : strings();
            default -> json.skipChildren();
        }
    }

    private Author author() throws IOException {
        String called = null;
        Author.Verified verified = null;
        for (String name = firstName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "name" -> called = string();
                case "verified" -> verified = verified(string());
                default -> json.skipChildren();
            }
        }
        return new Author(null, called, null, verified);
    }

    private static Author.Verified verified(String code) throws Unusual {
        Author.Verified verified = code == null ? null : VERIFIED.get(code);
        if (code != null && verified == null) {
            throw new Unusual();
        }
        return verified;
    }

    private Counters counters() throws IOException {
        Long reposts = null;
        Long comments = null;
        Long likes = null;
        boolean capped = false;
        for (String name = firstName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "reposts" -> reposts = counter();
                case "comments" -> comments = counter();
                case "likes" -> likes = counter();
                case "capped" -> capped = truth();
                default -> json.skipChildren();
            }
        }
        return new Counters(reposts, comments, likes, null, capped);
    }

    private Reading reading() throws IOException {
        Reading.Sentiment sentiment = null;
        List<String> categories = null;
        String crisisType = null;
        for (String name = firstName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "sentiment" -> sentiment = isNull() ? null : sentiment();
                case "categories" -> categories = isNull() ? null : strings();
                case "crisisType" -> crisisType = string();
                default -> json.skipChildren();
            }
        }
        return new Reading(sentiment, null, categories, crisisType, null);
    }

    private Reading.Sentiment sentiment() throws IOException {
        String label = null;
        for (String name = firstName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            if (name.equals("label")) {
                label = string();
            } else {
                json.skipChildren();
            }
        }
        return new Reading.Sentiment(label, 0, null);
    }

    private String firstName() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new Unusual();
        }
        return json.nextFieldName();
    }

    private List<String> strings() throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new Unusual();
        }
        List<String> strings = new ArrayList<>(2);
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            strings.add(json.getText());
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw new Unusual();
        }
        return strings;
    }

    private boolean isNull() {
        return json.currentToken() == JsonToken.VALUE_NULL;
    }

    private String string() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return json.getText();
        }
        if (!isNull()) {
            throw new Unusual();
        }
        return null;
    }

    private Instant time() throws IOException {
        String written = string();
        Instant time = PlainTime.read(written);
        if (written != null && time == null) {
            throw new Unusual();
        }
        return time;
    }

    private boolean truth() throws IOException {
        if (!json.currentToken().isBoolean()) {
            throw new Unusual();
        }
        return json.currentToken() == JsonToken.VALUE_TRUE;
    }

    private Long counter() throws IOException {
        if (isNull()) {
            return null;
        }
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw new Unusual();
        }
        return json.getLongValue();
    }

    private int revision() throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT || json.getNumberType() != JsonParser.NumberType.INT) {
            throw new Unusual();
        }
        return json.getIntValue();
    }
}
