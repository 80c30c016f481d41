package io.langyan.monitoring.trend;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Problem;
import io.langyan.monitoring.watch.BrandWatch;
import io.langyan.monitoring.watch.CurrentWatchList;
import io.langyan.monitoring.watch.WatchList;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers how a brand fared over time. */
@ApplicationScoped
class FindTrends {

    static final int MOST_BRANDS = 10;
    private static final int MOST_BUCKETS = 2_000;
    private static final Duration LONGEST_WORDS = Duration.ofDays(31);
    private static final String UNMATCHED = "unmatched";
    private static final ZoneId USUAL_ZONE = ZoneId.of("Asia/Shanghai");

    private final CurrentWatchList watch;
    private final TallyHours tallies;
    private final WordHours words;
    private final BrandScope scope;

    FindTrends(CurrentWatchList watch, TallyHours tallies, WordHours words, BrandScope scope) {
        this.watch = watch;
        this.tallies = tallies;
        this.words = words;
        this.scope = scope;
    }

    /** Series of each brand asked for; without any, of all the caller's brands that are no drill. */
    Uni<Trend> series(List<String> asked, Span span, Bucket by, String platform) {
        List<String> named = required(asked);
        Optional<Set<String>> limit = scope.limit();
        if (by.between(span.from(), span.to()) > MOST_BUCKETS) {
            throw Problem.unprocessable(
                    "too-many-buckets",
                    "时间范围过长：最多 2000 个时间格，请改用更粗的 by。",
                    "Too long: at most 2000 buckets; ask for coarser ones.");
        }
        return watch.get()
                .map(list -> query(brands(list, named, limit), list, span, by, platform))
                .chain(query -> tallies.of(query.brands(), query.from(), query.to(), platform)
                        .map(hours -> Trend.of(query, hours, Instant.now())));
    }

    /** Hot words of a brand, against the same length of time before. */
    Uni<WordTrend> hotWords(String brand, Span span, int limit) {
        if (brand == null || brand.isBlank()) {
            throw Problem.badRequest("no-brand", "缺少 brand。", "brand is missing.");
        }
        scope.require(brand);
        if (span.length().compareTo(LONGEST_WORDS) > 0) {
            throw Problem.unprocessable("too-long", "热词最多统计 31 天。", "Hot words are of at most 31 days.");
        }
        Span before = span.before();
        return watch.get().chain(list -> words.sum(brand, span.from(), span.to())
                .chain(now -> words.sum(brand, before.from(), before.to())
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(then -> WordTrend.of(brand, span, before, now, then, limit, names(list, brand)))));
    }

    private List<String> required(List<String> asked) {
        List<String> named =
                asked.stream().filter(brand -> !brand.isBlank()).distinct().toList();
        if (named.size() > MOST_BRANDS) {
            throw tooMany();
        }
        for (String brand : named) {
            if (TallyHours.ALL.equals(brand) || UNMATCHED.equals(brand)) {
                requireEverything();
            } else {
                scope.require(brand);
            }
        }
        return named;
    }

    private void requireEverything() {
        if (scope.limit().isPresent()) {
            throw Problem.forbidden("brand-forbidden", "只对全部品牌可见者开放。", "For those who may see all brands.");
        }
    }

    private static List<String> brands(WatchList list, List<String> named, Optional<Set<String>> limit) {
        if (!named.isEmpty()) {
            return named;
        }
        List<String> own = list.brands().stream()
                .filter(brand -> brand.drill() == null)
                .map(BrandWatch::id)
                .filter(brand -> limit.map(some -> some.contains(brand)).orElse(true))
                .limit(MOST_BRANDS + 1L)
                .toList();
        if (own.size() > MOST_BRANDS) {
            throw tooMany();
        }
        return own;
    }

    private static Problem tooMany() {
        return Problem.unprocessable(
                "too-many-brands", "最多比较 10 个品牌，请用 brand 指定。", "At most 10 brands are compared; name them.");
    }

    /** The zone of the first brand's plan. */
    private static TrendQuery query(List<String> brands, WatchList list, Span span, Bucket by, String platform) {
        ZoneId zone = brands.stream()
                .flatMap(brand -> list.brand(brand).stream())
                .map(brand -> brand.plan().zoneId())
                .findFirst()
                .orElse(USUAL_ZONE);
        return new TrendQuery(brands, by.startOf(span.from(), zone), span.to(), by, platform, zone);
    }

    private static Set<String> names(WatchList list, String brand) {
        return list.brand(brand)
                .map(known -> BrandNames.of(known.brand()).all())
                .orElse(Set.of());
    }
}
