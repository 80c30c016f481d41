package io.langyan.monitoring.report;

import io.langyan.events.v1.plan.Brand;
import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.watch.BrandWatch;
import io.langyan.monitoring.watch.CurrentWatchList;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gives forms out and takes them back. Blocking. */
@ApplicationScoped
class ReportDesk {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final CurrentWatchList watch;
    private final TakeReport take;
    private final FormSeal seal;
    private final PhotoTurns turns;
    private final MonitoringConfig.Reports config;

    ReportDesk(CurrentWatchList watch, TakeReport take, FormSeal seal, PhotoTurns turns, MonitoringConfig config) {
        this.watch = watch;
        this.take = take;
        this.seal = seal;
        this.turns = turns;
        this.config = config.reports();
    }

    /** How it went. */
    sealed interface Outcome {}

    /** It is durable. */
    record Taken(String receipt) implements Outcome {}

    /** The form again, with what was written and what is wrong. */
    record Again(ReportPage.Form form) implements Outcome {}

    /** No plan has a brand yet. */
    record Closed() implements Outcome {}

    /** A photo as it came lies in a file that is read last; null when none did, or one too large. */
    record Sent(String ticket, String browser, ReportForm form, Path photo, boolean photoTooLarge) {}

    Outcome blank(String browser, Instant now) {
        return again(brands(), ReportForm.EMPTY, null, browser, now);
    }

    Outcome take(Sent sent, Instant now) {
        Map<String, Brand> brands = brands();
        ReportForm form = brands.size() == 1
                ? sent.form().withBrand(brands.keySet().iterator().next())
                : sent.form();
        Optional<FormTicket> ticket = FormTicket.read(sent.ticket(), seal, sent.browser(), now, config.formValid());
        Words.Wrong wrong = ticket.isEmpty() ? Words.Wrong.OLD_FORM : wrong(sent, form, brands);
        if (wrong != null) {
            return again(brands, form, wrong, sent.browser(), now);
        }
        String receipt = ticket.get().receipt();
        Brand brand = brands.get(form.brand());
        if (sent.photo() == null) {
            return taken(receipt, form, brand, null, now);
        }
        return turns.take(() -> photo(sent.photo())
                .map(photo -> taken(receipt, form, brand, photo, now))
                .orElseGet(() -> again(brands, form, Words.Wrong.BAD_PHOTO, sent.browser(), now)));
    }

    private static Words.Wrong wrong(Sent sent, ReportForm form, Map<String, Brand> brands) {
        return sent.photoTooLarge() ? Words.Wrong.LARGE_PHOTO : form.wrong(brands.keySet());
    }

    private static Optional<Photo> photo(Path file) {
        try {
            return Photo.of(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Outcome taken(String receipt, ReportForm form, Brand brand, Photo photo, Instant now) {
        take.of(receipt, form, brand, photo, now).await().atMost(ANSWER);
        return new Taken(receipt);
    }

    private Outcome again(Map<String, Brand> brands, ReportForm given, Words.Wrong wrong, String browser, Instant now) {
        if (brands.isEmpty()) {
            return new Closed();
        }
        String ticket = seal.newTicket(now).field(seal, browser);
        return new Again(new ReportPage.Form(ticket, choices(brands), wrong, given));
    }

    /** One brand is no choice. */
    private static List<ReportPage.Choice> choices(Map<String, Brand> brands) {
        return brands.size() == 1
                ? List.of()
                : brands.values().stream()
                        .map(brand -> new ReportPage.Choice(brand.id(), brand.name()))
                        .toList();
    }

    /** Those of real plans: nobody reports into a drill. */
    private Map<String, Brand> brands() {
        Map<String, Brand> brands = new TreeMap<>();
        watch.get().await().atMost(ANSWER).brands().stream()
                .filter(brand -> brand.drill() == null)
                .map(BrandWatch::brand)
                .forEach(brand -> brands.put(brand.id(), brand));
        return brands;
    }
}
