package io.langyan.monitoring.outlook;

import io.langyan.events.delivery.Outbox;
import io.langyan.events.delivery.Scope;
import io.langyan.monitoring.source.KnownSource;
import io.langyan.monitoring.source.Sources;
import io.langyan.monitoring.watch.BrandWatch;
import io.langyan.monitoring.watch.CurrentWatchList;
import io.langyan.monitoring.watch.WatchList;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Raises an alarm once for each silence, in the transaction that records it, and clears it when what was silent speaks. Drills neither ring nor count. */
@ApplicationScoped
class WatchSilence {

    static final Duration EVERY = Duration.ofSeconds(5);

    private final CurrentWatchList watch;
    private final Sources sources;
    private final SilenceRecords records;
    private final Outbox outbox;

    WatchSilence(CurrentWatchList watch, Sources sources, SilenceRecords records, Outbox outbox) {
        this.watch = watch;
        this.sources = sources;
        this.records = records;
        this.outbox = outbox;
    }

    /** Looks at a moment, unless another replica does or did just before. */
    @WithTransaction
    Uni<Void> at(Instant now) {
        return records.takeTurn(now, EVERY)
                .chain(ours -> ours ? look(now) : Uni.createFrom().voidItem());
    }

    private Uni<Void> look(Instant now) {
        return watch.get().chain(list -> sources.all().chain(known -> look(list, known, now)));
    }

    private Uni<Void> look(WatchList list, List<KnownSource> known, Instant now) {
        Map<String, BrandWatch> brands = list.brands().stream()
                .filter(brand -> brand.drill() == null)
                .collect(Collectors.toMap(BrandWatch::id, brand -> brand));
        return records.want(wanted(brands.values()), now).chain(since -> {
            DueSilences due = new DueSilences(new Coverage(list, known, now), since, now);
            List<Silence> silent = brands.values().stream()
                    .flatMap(brand -> due.of(brand).stream())
                    .toList();
            return records.open().chain(open -> settle(silent, open, brands, now));
        });
    }

    private Uni<Void> settle(
            List<Silence> silent, Set<Silence.Subject> open, Map<String, BrandWatch> brands, Instant now) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        Set<Silence.Subject> over = new HashSet<>(open);
        for (Silence silence : silent) {
            if (!over.remove(silence.subject())) {
                chain = chain.chain(() -> raise(silence, brands.get(silence.brand())));
            }
        }
        for (Silence.Subject subject : over) {
            chain = chain.chain(() -> records.clear(subject, now));
        }
        return chain;
    }

    private Uni<Void> raise(Silence silence, BrandWatch brand) {
        Scope scope = new Scope(silence.brand(), null, brand.planVersion());
        return records.raise(silence)
                .chain(raised -> raised
                        ? outbox.add(scope, silence.brand(), silence.signal())
                        : Uni.createFrom().voidItem());
    }

    private static List<DueSilences.Wanted> wanted(Collection<BrandWatch> brands) {
        return brands.stream()
                .filter(brand -> brand.plan().monitoring() != null)
                .flatMap(brand -> brand.plan().monitoring().platforms().stream()
                        .map(platform -> new DueSilences.Wanted(brand.id(), platform.platform())))
                .toList();
    }
}
