package io.langyan.monitoring.watch;

import io.langyan.events.rest.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The brands that a plan lists: what is kept for any other would be kept for nobody. */
@ApplicationScoped
public class KnownBrands {

    private final CurrentWatchList watch;

    KnownBrands(CurrentWatchList watch) {
        this.watch = watch;
    }

    public Uni<Boolean> has(String brand) {
        return watch.get().map(list -> list.brand(brand).isPresent());
    }

    /** Fails with 422 when no plan lists the brand. */
    public Uni<Void> require(String brand) {
        return has(brand)
                .invoke(known -> {
                    if (!known) {
                        throw Problem.unprocessable("unknown-brand", "没有预案包含该品牌", "no plan lists this brand");
                    }
                })
                .replaceWithVoid();
    }
}
