package io.langyan.monitoring.source;

import io.langyan.events.rest.Problem;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.monitoring.observation.CleanText;
import io.langyan.monitoring.observation.Platforms;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether what is asked for can be a source, and the source it makes. The URL of a feed is judged by the guard, not here. */
final class SourceCheck {

    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._:@-]{0,99}");
    /** Taken by addresses of the interface, and by alarms about a whole platform. */
    private static final Set<String> RESERVED = Set.of("stream");

    private static final String PLATFORM_ALARM = "platform:";
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final int LONGEST_NAME = 100;
    private static final int MOST_BRANDS = 100;

    private SourceCheck() {}

    /** @throws Problem 422 naming the first thing that cannot be */
    static Source source(SourceBody body, String by, Instant now) {
        if (body == null) {
            throw Problem.badRequest("no-body", "缺少请求体", "the body is missing");
        }
        SourceKind kind = SourceKind.of(body.kind())
                .orElseThrow(() -> Problem.unprocessable(
                        "bad-kind",
                        "kind 应为 feed、push、import、webhook 或 manual",
                        "kind is feed, push, import, webhook or manual"));
        return new Source(
                id(body.id(), kind),
                platform(body.platform()),
                brands(body.brands()),
                kind,
                name(body.name()),
                interval("expectedInterval", body.expectedInterval()),
                pollInterval(kind, body.pollInterval()),
                body.enabled() == null || body.enabled(),
                url(kind, body.url()),
                null,
                1,
                by,
                now);
    }

    private static String id(String asked, SourceKind kind) {
        if (asked == null || asked.isBlank()) {
            return kind.code() + '-' + TimeOrderedId.next();
        }
        String id = asked.strip();
        if (!ID.matcher(id).matches() || RESERVED.contains(id) || id.startsWith(PLATFORM_ALARM)) {
            throw Problem.unprocessable(
                    "bad-source-id",
                    "id 须以字母或数字开头，只含字母、数字、空格和 . _ : @ -，最长 100 字符",
                    "an id begins with a letter or digit and has at most 100 letters, digits, blanks and . _ : @ -");
        }
        return id;
    }

    private static String platform(String asked) {
        if (asked == null || !Platforms.known(asked)) {
            throw Problem.unprocessable("unknown-platform", "未知平台", "unknown platform");
        }
        return asked;
    }

    private static List<String> brands(List<String> asked) {
        if (asked == null) {
            return List.of();
        }
        if (asked.size() > MOST_BRANDS || asked.stream().anyMatch(brand -> brand == null || brand.isBlank())) {
            throw Problem.unprocessable("bad-brands", "brands 应为至多 100 个品牌", "brands lists at most 100 brands");
        }
        return asked.stream().map(String::strip).distinct().toList();
    }

    private static String name(String asked) {
        if (asked == null || asked.isBlank()) {
            return null;
        }
        String clean = CleanText.clean(asked.strip(), Integer.MAX_VALUE);
        if (clean.length() > LONGEST_NAME) {
            throw Problem.unprocessable("name-too-long", "name 最长 100 字符", "name has at most 100 characters");
        }
        return clean;
    }

    private static Duration pollInterval(SourceKind kind, String asked) {
        Duration interval = interval("pollInterval", asked);
        if (interval != null && kind != SourceKind.FEED) {
            throw Problem.unprocessable("no-feed", "只有 feed 才有 pollInterval", "only a feed has a pollInterval");
        }
        return interval;
    }

    private static Duration interval(String field, String asked) {
        if (asked == null || asked.isBlank()) {
            return null;
        }
        try {
            Duration interval = Duration.parse(asked.strip());
            if (interval.compareTo(SHORTEST) >= 0 && interval.compareTo(LONGEST) <= 0) {
                return Duration.ofSeconds(interval.toSeconds());
            }
        } catch (DateTimeParseException | ArithmeticException unreadable) {
            throw badInterval(field);
        }
        throw badInterval(field);
    }

    private static Problem badInterval(String field) {
        return Problem.unprocessable(
                "bad-interval",
                field + " 应为 PT1S 到 P31D 之间的 ISO-8601 时长",
                field + " is an ISO-8601 duration from PT1S to P31D");
    }

    private static String url(SourceKind kind, String asked) {
        boolean given = asked != null && !asked.isBlank();
        if (kind != SourceKind.FEED && given) {
            throw Problem.unprocessable("no-feed", "只有 feed 才有 url", "only a feed has a url");
        }
        if (kind == SourceKind.FEED && !given) {
            throw Problem.unprocessable("no-url", "feed 缺少 url", "a feed needs a url");
        }
        return given ? asked.strip() : null;
    }
}
