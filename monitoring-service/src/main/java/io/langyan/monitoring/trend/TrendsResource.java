package io.langyan.monitoring.trend;

import io.langyan.events.rest.Problem;
import io.langyan.events.rest.Roles;
import io.langyan.monitoring.observation.Platforms;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How much is said about brands over time, and in which words. */
@Path("/api/trends")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
class TrendsResource {

    private static final int USUAL_WORDS = 30;
    private static final int MOST_WORDS = 200;

    private final FindTrends trends;

    TrendsResource(FindTrends trends) {
        this.trends = trends;
    }

    @GET
    @Operation(
            summary = "Volume and sentiment of up to 10 brands by hour, day or week of the plan's zone; brand may be"
                    + " repeated")
    public Uni<Trend> series(
            @QueryParam("brand") List<String> brands,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("by") String by,
            @QueryParam("platform") String platform) {
        Bucket bucket = bucket(by);
        Span span = Span.asked(from, to, usual(bucket), Instant.now());
        return trends.series(brands, span, bucket, Platforms.asked(platform));
    }

    @GET
    @Path("/words")
    @Operation(summary = "Hot words of a brand against as long a time before")
    public Uni<WordTrend> words(
            @QueryParam("brand") String brand,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") Integer limit) {
        int most = limit == null ? USUAL_WORDS : limit;
        if (most < 1 || most > MOST_WORDS) {
            throw Problem.badRequest("bad-limit", "limit 应在 1 到 200 之间。", "limit must be from 1 to 200.");
        }
        return trends.hotWords(brand, Span.asked(from, to, Duration.ofDays(1), Instant.now()), most);
    }

    private static Bucket bucket(String asked) {
        if (asked == null || asked.isBlank()) {
            return Bucket.day;
        }
        return Arrays.stream(Bucket.values())
                .filter(bucket -> bucket.name().equals(asked))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest("bad-by", "by 应为 hour、day 或 week。", "by is hour, day or week."));
    }

    private static Duration usual(Bucket bucket) {
        return switch (bucket) {
            case hour -> Duration.ofDays(2);
            case day -> Duration.ofDays(30);
            case week -> Duration.ofDays(7 * 26);
        };
    }
}
