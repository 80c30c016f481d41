package io.langyan.monitoring.source;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Problem;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;

/** What the caller's brands mean for sources: one that serves a brand of the caller is seen, one that serves only those is edited. */
@RequestScoped
class SourceScope {

    private final BrandScope brands;

    SourceScope(BrandScope brands) {
        this.brands = brands;
    }

    BrandScope brands() {
        return brands;
    }

    boolean sees(Source source) {
        return source.brands().isEmpty() || source.brands().stream().anyMatch(brands::allows);
    }

    /** Brands of others are not shown. */
    List<String> visible(Source source) {
        return source.brands().stream().filter(brands::allows).toList();
    }

    /** @throws Problem 403 unless all the source serves is the caller's */
    void requireEditable(Source source) {
        if (source.brands().isEmpty() && brands.limit().isPresent()) {
            throw Problem.forbidden(
                    "brand-forbidden",
                    "服务全部品牌的采集源只能由全部品牌可见者修改，请填写 brands",
                    "a source for all brands is for those who may see all; name brands");
        }
        source.brands().forEach(brands::require);
    }
}
