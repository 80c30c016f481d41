package io.langyan.monitoring.watch;

import io.langyan.events.v1.Author;
import io.langyan.events.v1.plan.Brand;
import io.langyan.events.v1.plan.Plan;
import java.time.Duration;

/** A brand under the plan that protects it. */
public record BrandWatch(Brand brand, Plan plan, int planVersion) {

    public String id() {
        return brand.id();
    }

    /** Id of the drill (演练) this brand exists for, or null. */
    public String drill() {
        return plan.drill();
    }

    /** A duration as it runs for this brand: shorter in a drill. */
    public Duration scaled(Duration planned) {
        return plan.scaled(planned);
    }

    /** Written by an account of the brand itself. */
    public boolean owns(String platform, Author author) {
        return author != null && author.name() != null && brand.ownAccounts().contains(platform + ':' + author.name());
    }

    /** Verified by the platform as media, or listed in the plan. */
    public boolean isMedia(Author author) {
        return author != null
                && (author.verified() == Author.Verified.MEDIA
                        || author.name() != null && brand.media().contains(author.name()));
    }
}
