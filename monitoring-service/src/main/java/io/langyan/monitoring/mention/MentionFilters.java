package io.langyan.monitoring.mention;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Problem;
import io.langyan.monitoring.observation.ObservationReader;
import io.langyan.monitoring.observation.Platforms;
import io.langyan.monitoring.reading.ReadingCodes;
import io.langyan.monitoring.search.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a filter as callers write it: as query parameters, or as saved views keep it. */
@ApplicationScoped
public class MentionFilters {

    /** Every name that a filter may have. */
    public static final List<String> NAMES = List.of(
            "brand",
            "platform",
            "kind",
            "sentiment",
            "category",
            "appeal",
            "term",
            "author",
            "source",
            "link",
            "since",
            "until",
            "publishedSince",
            "publishedUntil",
            "q",
            "minSpread",
            "status",
            "owner",
            "noise");

    private static final Set<String> NOISE = Set.of("copy", "ad", "coordinated", "repeat", "any", "none");
    private static final int LONGEST_SEARCH = 100;
    private static final int MOST_WORDS = 10;
    private static final int LONGEST_VALUE = 200;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final BrandScope scope;

    MentionFilters(BrandScope scope) {
        this.scope = scope;
    }

    /**
     * The filter, within what the caller may see.
     *
     * @throws Problem 400 naming what cannot be read, 403 for a brand that is not the caller's
     */
    public MentionFilter read(Map<String, String> values) {
        String brand = value(values, "brand");
        boolean unmatched = Mentions.UNMATCHED.equals(brand);
        return new MentionFilter(
                unmatched ? everything() : scope.limitTo(brand),
                unmatched,
                Platforms.asked(value(values, "platform")),
                code(values, "kind", ObservationReader.kinds()),
                code(values, "sentiment", ReadingCodes.SENTIMENTS),
                code(values, "category", ReadingCodes.CATEGORIES),
                code(values, "appeal", ReadingCodes.APPEALS),
                value(values, "term"),
                value(values, "author"),
                value(values, "source"),
                link(value(values, "link")),
                time(values, "since"),
                time(values, "until"),
                time(values, "publishedSince"),
                time(values, "publishedUntil"),
                words(values.get("q")),
                spread(value(values, "minSpread")),
                status(value(values, "status")),
                value(values, "owner"),
                code(values, "noise", NOISE));
    }

    /** What concerns no brand is for those who may see all brands. */
    Optional<Set<String>> everything() {
        if (scope.limit().isPresent()) {
            throw Problem.forbidden(
                    "brand-forbidden",
                    "未匹配品牌的内容只对全部品牌可见者开放",
                    "unmatched mentions are for those who may see all brands");
        }
        return Optional.empty();
    }

    private static Words words(String text) {
        if (text != null && text.length() > LONGEST_SEARCH) {
            throw Problem.badRequest("search-too-long", "搜索词最长 100 字符", "a search has at most 100 characters");
        }
        Words words = Words.of(text);
        if (words.all().size() > MOST_WORDS) {
            throw Problem.badRequest("search-too-long", "一次最多搜索 10 个词", "a search has at most 10 words");
        }
        return words;
    }

    private static String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST_VALUE || value.indexOf('\0') >= 0) {
            throw bad(name, "过长或含有非法字符", "is too long or has characters that cannot be");
        }
        return value.strip();
    }

    private static Boolean link(String value) {
        if (value == null || value.equals("true") || value.equals("false")) {
            return value == null ? null : Boolean.valueOf(value);
        }
        throw bad("link", "应为 true 或 false", "is true or false");
    }

    private static Long spread(String value) {
        if (value == null) {
            return null;
        }
        if (!value.matches("\\d{1,15}")) {
            throw bad("minSpread", "应为非负整数", "is a whole number, not negative");
        }
        return Long.valueOf(value);
    }

    /** A code that there is not would answer with nothing, as if nothing had been said. */
    private static String code(Map<String, String> values, String name, Set<String> known) {
        String value = value(values, name);
        if (value == null || known.contains(value)) {
            return value;
        }
        String all = known.stream().sorted().collect(Collectors.joining(", "));
        throw bad(name, "没有这个取值，可用：" + all, "has no such value; there are " + all);
    }

    private static Handling.Status status(String value) {
        return value == null
                ? null
                : Handling.Status.of(value)
                        .orElseThrow(() -> bad(
                                "status", "应为 open、watching、handled 或 closed", "is open, watching, handled or closed"));
    }

    private static Instant time(Map<String, String> values, String name) {
        String text = value(values, name);
        if (text == null) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
                return time;
            }
        } catch (DateTimeException unreadable) {
            throw noTime(name);
        }
        throw noTime(name);
    }

    private static Problem noTime(String name) {
        return bad(name, "不是带时区的 ISO-8601 时间", "is no ISO-8601 time with offset");
    }

    private static Problem bad(String name, String zh, String en) {
        return Problem.badRequest(
                "bad-" + name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT),
                name + " " + zh,
                name + " " + en);
    }
}
