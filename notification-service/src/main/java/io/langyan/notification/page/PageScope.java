package io.langyan.notification.page;

import io.langyan.events.rest.BrandScope;
import io.langyan.events.rest.Problem;
import io.langyan.events.v1.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which pages the caller may see and answer: those of their brands, and those about no brand in particular. */
@ApplicationScoped
public class PageScope {

    private final BrandScope brands;

    PageScope(BrandScope brands) {
        this.brands = brands;
    }

    /** Whether the caller may see what is of this brand, {@code *} being of all. */
    public boolean shows(String brand) {
        return brand.equals(Envelope.ALL_BRANDS) || brands.allows(brand);
    }

    /** @throws Problem 403 when the page is of a brand that is not the caller's */
    public void require(PageRow page) {
        if (!page.concernsAll()) {
            brands.require(page.brand);
        }
    }

    /**
     * What a list is to be filtered by. What is of all brands is shown to whoever asks for no brand in particular.
     *
     * @param asked from {@code ?brand=}, null when not asked
     * @return empty when nothing limits the list
     * @throws Problem 403 when the brand asked for is not the caller's
     */
    public Optional<Set<String>> limitTo(String asked) {
        return brands.limitTo(asked).map(own -> asked == null || asked.isBlank() ? withThoseOfAll(own) : own);
    }

    private static Set<String> withThoseOfAll(Set<String> own) {
        Set<String> more = new HashSet<>(own);
        more.add(Envelope.ALL_BRANDS);
        return more;
    }
}
