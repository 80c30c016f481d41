package io.langyan.monitoring.observation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.langyan.events.v1.Author;
import io.langyan.events.v1.Counters;
import io.langyan.events.v1.MentionObserved;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;

/**
 * Reads one observation in the shape of the REST interface. Knows what must be there, what is plausible, and hashes the author before anyone
 * else sees the line.
 */
public final class ObservationReader {

    private static final ObjectReader JSON =
            LineJson.mapper().readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Set<String> KINDS =
            Set.of("post", "repost", "comment", "article", "video", "answer", "report");
    /** Older than any of the platforms. */
    private static final Instant EARLIEST = Instant.parse("1995-01-01T00:00:00Z");

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TITLE = 1_000;
    private static final int LONGEST_SOURCE = 100;

    private final AuthorKeys authors;
    private final int longestText;
    private final Duration futureTolerance;

    /**
     * @param longestText in UTF-16 units; what is longer is cut with a mark
     * @param futureTolerance how far a source's clock may run ahead
     */
    public ObservationReader(AuthorKeys authors, int longestText, Duration futureTolerance) {
        this.authors = authors;
        this.longestText = longestText;
        this.futureTolerance = futureTolerance;
    }

    /** Reads a line of NDJSON. */
    public Verdict read(byte[] bytes, int from, int length, Instant now) {
        try {
            return read(JSON.readTree(bytes, from, length), now);
        } catch (IOException unreadable) {
            return new Verdict.Rejected(LineJson.reasonOf(unreadable));
        }
    }

    public Verdict read(JsonNode line, Instant now) {
        if (line == null || !line.isObject()) {
            return new Verdict.Rejected(Reason.NOT_AN_OBJECT);
        }
        try {
            return new Verdict.Accepted(observation(line, now));
        } catch (Refusal refused) {
            return new Verdict.Rejected(refused.reason());
        }
    }

    private MentionObserved observation(JsonNode line, Instant now) {
        String platform = platform(line);
        String externalId = required("externalId", Fields.idOf(line, "externalId"));
        String text = cleaned(Fields.textOf(line, "text"), longestText);
        String title = cleaned(Fields.textOf(line, "title"), LONGEST_TITLE);
        if (text == null && title == null) {
            throw new Refusal(Reason.NO_TEXT);
        }
        return new MentionObserved(
                platform,
                externalId,
                kind(line),
                Fields.idOf(line, "parentId"),
                Fields.urlOf(line, "url"),
                title,
                text,
                author(platform, line.path("author")),
                plausible("publishedAt", Fields.timeOf(line, "publishedAt"), now),
                plausible("observedAt", required("observedAt", Fields.timeOf(line, "observedAt")), now),
                now.truncatedTo(ChronoUnit.MILLIS),
                counters(line.get("counters")),
                cleaned(Fields.textOf(line, "source"), LONGEST_SOURCE),
                BroughtReading.of(line.get("reading")));
    }

    private static String platform(JsonNode line) {
        String platform = required("platform", Fields.textOf(line, "platform"));
        if (!Platforms.known(platform)) {
            throw new Refusal(Reason.unknownPlatform(platform));
        }
        return platform;
    }

    private static String kind(JsonNode line) {
        String kind = Fields.textOf(line, "kind");
        if (kind != null && !KINDS.contains(kind)) {
            throw new Refusal(Reason.invalid("kind", "不在已知类型之中", "is none of the known kinds"));
        }
        return kind == null ? "post" : kind;
    }

    private Author author(String platform, JsonNode author) {
        if (!author.isObject()) {
            return null;
        }
        String id = Fields.idOf(author, "id");
        Count followers = Fields.countOf(author, "followers", "author.followers");
        return new Author(
                id == null ? null : authors.keyOf(platform, id),
                cleaned(Fields.textOf(author, "name"), LONGEST_NAME),
                followers.value(),
                verified(Fields.textOf(author, "verified")));
    }

    private static Author.Verified verified(String badge) {
        if (badge == null) {
            return null;
        }
        return switch (badge.toLowerCase(Locale.ROOT)) {
            case "none" -> Author.Verified.NONE;
            case "personal" -> Author.Verified.PERSONAL;
            case "organisation", "organization" -> Author.Verified.ORGANISATION;
            case "media" -> Author.Verified.MEDIA;
            case "government" -> Author.Verified.GOVERNMENT;
            default -> null;
        };
    }

    private static Counters counters(JsonNode counters) {
        if (counters == null || counters.isNull()) {
            return Counters.UNKNOWN;
        }
        if (!counters.isObject()) {
            throw new Refusal(Reason.invalid("counters", "不是对象", "is no object"));
        }
        Count reposts = Fields.countOf(counters, "reposts", "counters.reposts");
        Count comments = Fields.countOf(counters, "comments", "counters.comments");
        Count likes = Fields.countOf(counters, "likes", "counters.likes");
        Count views = Fields.countOf(counters, "views", "counters.views");
        boolean capped = reposts.capped()
                || comments.capped()
                || likes.capped()
                || counters.path("capped").asBoolean();
        return new Counters(reposts.value(), comments.value(), likes.value(), views.value(), capped);
    }

    private Instant plausible(String field, Instant time, Instant now) {
        if (time == null) {
            return null;
        }
        if (time.isAfter(now.plus(futureTolerance))) {
            throw new Refusal(Reason.invalid(field, "在未来", "lies in the future"));
        }
        if (time.isBefore(EARLIEST)) {
            throw new Refusal(Reason.invalid(field, "早得不合理", "is absurdly early"));
        }
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    private static String cleaned(String text, int longest) {
        if (text == null) {
            return null;
        }
        String clean = Fields.withoutToken(CleanText.clean(text, longest));
        return clean.isBlank() ? null : clean;
    }

    private static <T> T required(String field, T value) {
        if (value == null) {
            throw new Refusal(Reason.missing(field));
        }
        return value;
    }

    /** The kinds (类型) of mentions that there are. */
    public static Set<String> kinds() {
        return KINDS;
    }
}
