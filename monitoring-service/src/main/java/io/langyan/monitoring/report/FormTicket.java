package io.langyan.monitoring.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a form carries so that it can be sent once, by the browser that opened it, and not for ever: its receipt number, when it was opened, and a
 * keyed hash over both and the browser's cookie. Nothing of it is stored.
 *
 * @param receipt ten letters and digits, written as R-XXXXX-XXXXX
 */
record FormTicket(String receipt, Instant openedAt) {

    static final String RECEIPT = "R-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}";

    /** The hidden field of the form. */
    String field(FormSeal seal, String browser) {
        String open = receipt + "." + openedAt.toEpochMilli();
        return open + "." + seal.of(open + "|" + browser);
    }

    /** Reads a field back; empty when it is not ours, not this browser's, or too old. */
    static Optional<FormTicket> read(String field, FormSeal seal, String browser, Instant now, Duration valid) {
        if (field == null || !field.matches(RECEIPT + "\\.\\d{1,15}\\.[0-9a-f]{64}")) {
            return Optional.empty();
        }
        int end = field.lastIndexOf('.');
        String open = field.substring(0, end);
        if (!seal.fits(open + "|" + browser, field.substring(end + 1))) {
            return Optional.empty();
        }
        Instant openedAt = Instant.ofEpochMilli(Long.parseLong(open.substring(open.indexOf('.') + 1)));
        boolean fresh = openedAt.plus(valid).isAfter(now);
        return fresh ? Optional.of(new FormTicket(open.substring(0, open.indexOf('.')), openedAt)) : Optional.empty();
    }
}
