package io.langyan.notification.page;

import io.langyan.events.v1.PushEvent.PageExhausted;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Says that nobody could be told of a page, or that nobody answered: on its row, which must be locked or new, in the log and in a counter. What comes
 * back is to be told to the other services.
 */
@ApplicationScoped
public class PageAlarm {

    private static final Logger LOG = Logger.getLogger(PageAlarm.class);

    private final MeterRegistry meters;

    PageAlarm(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Empty when something was said of it before: somebody looks at it already. */
    public Optional<PageExhausted> once(PageRow page, String why, Instant now) {
        return page.alarm == null ? Optional.of(say(page, why, now)) : Optional.empty();
    }

    /** The same, whatever was said of it before. */
    public PageExhausted say(PageRow page, String why, Instant now) {
        page.alarm = why;
        meters.counter("langyan.page.exhausted", "level", page.level).increment();
        LOG.logf(
                page.gravity().isCrisis() ? Logger.Level.ERROR : Logger.Level.WARN,
                "page %s of level %s, alarm: %s",
                page.id,
                page.level,
                why);
        return new PageExhausted(page.id, page.brand, page.incidentId, why, now);
    }
}
