package io.langyan.monitoring.outlook;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Roles;
import io.langyan.events.v1.plan.MonitoringPolicy.Platform;
import io.langyan.monitoring.watch.BrandWatch;
import io.langyan.monitoring.watch.CurrentWatchList;
import io.langyan.monitoring.watch.WatchList;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The coverage board: computed from what arrived, never asserted. */
@Path("/api/coverage")
@Produces(MediaType.APPLICATION_JSON)
class CoverageResource {

    private final CurrentWatchList watch;
    private final Sources sources;
    private final BrandScope scope;

    CoverageResource(CurrentWatchList watch, Sources sources, BrandScope scope) {
        this.watch = watch;
        this.sources = sources;
        this.scope = scope;
    }

    /** @param coverage share of core platforms (核心平台覆盖率) that are live, null when no plan names any */
    record Board(Double coverage, List<PlatformCoverage> platforms) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Per platform: sources, last good sample, expected interval, state")
    public Uni<Board> board(@QueryParam("brand") String brand) {
        scope.limitTo(brand);
        return watch.get().chain(list -> sources.all().map(seen -> board(wanted(list, brand), seen, Instant.now())));
    }

    /** The platforms of the plans of these brands; where plans differ the shorter interval counts. */
    private Collection<Platform> wanted(WatchList list, String brand) {
        Map<String, Platform> platforms = new TreeMap<>();
        for (BrandWatch watched : list.brands()) {
            boolean asked = brand == null || brand.isBlank() ? watched.drill() == null : brand.equals(watched.id());
            if (asked && scope.allows(watched.id()) && watched.plan().monitoring() != null) {
                watched.plan()
                        .monitoring()
                        .platforms()
                        .forEach(one -> platforms.merge(one.platform(), one, CoverageResource::stricter));
            }
        }
        return platforms.values();
    }

    private static Platform stricter(Platform one, Platform other) {
        boolean shorter = one.expectedInterval().compareTo(other.expectedInterval()) <= 0;
        return new Platform(
                one.platform(),
                one.core() || other.core(),
                shorter ? one.expectedInterval() : other.expectedInterval());
    }

    private static Board board(
            Collection<Platform> wanted, Map<String, List<PlatformCoverage.SourceSeen>> seen, Instant now) {
        List<PlatformCoverage> platforms = wanted.stream()
                .map(one -> PlatformCoverage.of(
                        one.platform(),
                        one.core(),
                        one.expectedInterval(),
                        seen.getOrDefault(one.platform(), List.of()),
                        now))
                .toList();
        long core = platforms.stream().filter(PlatformCoverage::core).count();
        long live = platforms.stream()
                .filter(one -> one.core() && one.state() == PlatformCoverage.State.live)
                .count();
        return new Board(core == 0 ? null : (double) live / core, platforms);
    }
}
