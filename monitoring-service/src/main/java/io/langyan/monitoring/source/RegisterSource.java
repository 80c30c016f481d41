package io.langyan.monitoring.source;

import io.langyan.events.rest.Problem;
import io.langyan.monitoring.outbound.FetchFailed;
import io.langyan.monitoring.outbound.FetchOutbound;
import io.langyan.monitoring.watch.CurrentWatchList;
import io.langyan.monitoring.watch.WatchList;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes a source fit to be kept: its brands are known, its URL leads where Langyan may go. */
@ApplicationScoped
class RegisterSource {

    private final CurrentWatchList watch;
    private final FetchOutbound outbound;

    RegisterSource(CurrentWatchList watch, FetchOutbound outbound) {
        this.watch = watch;
        this.outbound = outbound;
    }

    /** The source with its host; fails with 422 when it cannot be. */
    Uni<Source> fit(Source source) {
        return watch.get()
                .invoke(list -> requireKnown(list, source))
                .chain(() -> source.url() == null
                        ? Uni.createFrom().item(source)
                        : outbound.hostOf(source.url()).map(host -> withHost(source, host)))
                .onFailure(FetchFailed.class)
                .transform(refused -> refused(((FetchFailed) refused)));
    }

    private static Problem refused(FetchFailed why) {
        return Problem.unprocessable(
                why.trouble().code(), why.trouble().zh(), why.trouble().en());
    }

    private static void requireKnown(WatchList list, Source source) {
        if (source.brands().stream().anyMatch(brand -> list.brand(brand).isEmpty())) {
            throw Problem.unprocessable("unknown-brand", "没有预案包含该品牌", "no plan lists this brand");
        }
    }

    private static Source withHost(Source source, String host) {
        return new Source(
                source.id(),
                source.platform(),
                source.brands(),
                source.kind(),
                source.name(),
                source.expectedInterval(),
                source.pollInterval(),
                source.enabled(),
                source.url(),
                host,
                source.version(),
                source.createdBy(),
                source.createdAt());
    }
}
