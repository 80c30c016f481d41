package io.langyan.monitoring.noise;

import io.langyan.events.v1.Author;
import io.langyan.events.v1.MentionObserved;
import io.langyan.monitoring.watch.BrandWatch;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A mention that is new to a brand, as noise looks at it.
 *
 * @param revision of the mention so far
 */
public record Posting(UUID mention, BrandWatch watch, MentionObserved observed, int revision) {

    /** What platforms call those who never gave themselves a name. */
    private static final Pattern DEFAULT_NAME = Pattern.compile(
            "(?:手机|微信|抖音|快手|匿名)?用户[A-Za-z0-9_]{4,}|user_?[a-z0-9]{5,}|[A-Za-z]{2}\\d{8,}", Pattern.CASE_INSENSITIVE);

    String brand() {
        return watch.id();
    }

    Instant postedAt() {
        return observed.publishedAt() == null ? observed.observedAt() : observed.publishedAt();
    }

    /** Written as a text of its own, not under or on top of another's. */
    boolean standsAlone() {
        return !"comment".equals(observed.kind()) && !"repost".equals(observed.kind());
    }

    /** A number for the author among those who speak of the brand; 0 when unknown. */
    long author() {
        Author author = observed.author();
        return author == null || author.key() == null ? 0 : Hash.of("author", brand(), author.key());
    }

    /** An account as campaigns rent them by the hundred: without a badge, with few followers or without a name of its own. */
    boolean isThin(long fewFollowers) {
        Author author = observed.author();
        if (author == null || author.key() == null || isVerified(author)) {
            return false;
        }
        return author.followers() != null && author.followers() <= fewFollowers
                || author.name() != null && DEFAULT_NAME.matcher(author.name()).matches();
    }

    /** Whether it tells that its author repeats himself; media and officials do so by trade. */
    boolean paces() {
        return author() != 0 && standsAlone() && !isVerified(observed.author()) && !watch.isMedia(observed.author());
    }

    private static boolean isVerified(Author author) {
        return author.verified() != null && author.verified() != Author.Verified.NONE;
    }
}
