package io.langyan.notification.template;

import io.langyan.notification.message.Finding;
import io.langyan.notification.message.Language;
import io.langyan.notification.message.Medium;
import io.langyan.notification.message.ShippedTemplates;
import io.langyan.notification.message.TemplateCheck;
import io.langyan.notification.message.TemplateKey;
import io.langyan.notification.message.TextTemplate;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * By what a page is told: the installation's own text while it is sound, else what ships. What is written is checked, but rows are also restored,
 * edited by hand and read by other releases, and no page waits until somebody has mended them. Those who run the suite are told by the log, by
 * {@code langyan_template_broken_total} and by the list of templates.
 */
@ApplicationScoped
public class StandingText {

    private static final Logger LOG = Logger.getLogger(StandingText.class);

    private final Templates templates;
    private final MeterRegistry meters;

    StandingText(Templates templates, MeterRegistry meters) {
        this.templates = templates;
        this.meters = meters;
    }

    /**
     * What is to be told.
     *
     * @param at when the page was opened: as the templates stood then, so that a push that is sent again says the same
     */
    public record Asked(String why, Language language, Instant at) {}

    /** The templates in the order in which they are asked for. */
    public Uni<List<TextTemplate>> of(List<Asked> asked, Medium medium) {
        Instant from = asked.stream().map(Asked::at).min(Instant::compareTo).orElseThrow();
        Instant to = asked.stream().map(Asked::at).max(Instant::compareTo).orElseThrow();
        Set<String> whys = asked.stream().map(Asked::why).collect(Collectors.toSet());
        return templates.within(whys, medium, from, to).map(own -> {
            Map<String, TextTemplate> parsed = new HashMap<>();
            return asked.stream()
                    .map(each -> parsed.computeIfAbsent(text(each, medium, own), TextTemplate::parse))
                    .toList();
        });
    }

    private String text(Asked asked, Medium medium, Versions own) {
        List<TemplateKey> fitting = TemplateKey.fitting(asked.why(), medium, asked.language());
        return own.closest(fitting, asked.at())
                .filter(row -> isSound(row, medium))
                .map(row -> row.text)
                .orElseGet(() -> ShippedTemplates.closest(fitting));
    }

    private boolean isSound(TemplateRow row, Medium medium) {
        Optional<Finding> error = TemplateCheck.of(row.text, row.key(), medium).stream()
                .filter(Finding::error)
                .findFirst();
        error.ifPresent(finding -> tell(row, finding));
        return error.isEmpty();
    }

    private void tell(TemplateRow row, Finding error) {
        meters.counter("langyan.template.broken", "why", row.why, "channel", row.channel, "language", row.language)
                .increment();
        LOG.errorf(
                "template %s/%s/%s version %d is broken, %s: what ships is told in its place until somebody mends it",
                row.why, row.channel, row.language, row.version, error.kind());
    }
}
