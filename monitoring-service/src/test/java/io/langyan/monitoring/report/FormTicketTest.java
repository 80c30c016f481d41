package io.langyan.monitoring.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FormTicketTest {

    private static final Instant NOW = Instant.parse("2026-11-25T01:00:00Z");
    private static final Duration VALID = Duration.ofHours(12);

    private final FormSeal seal = new FormSeal("only-for-tests-of-this-class");
    private final String browser = seal.newBrowser();
    private final FormTicket ticket = seal.newTicket(NOW);
    private final String field = ticket.field(seal, browser);

    @Test
    void aFormThatWasOpenedComesBack() {
        assertThat(FormTicket.read(field, seal, browser, NOW.plusSeconds(60), VALID))
                .contains(ticket);
        assertThat(ticket.receipt()).matches(FormTicket.RECEIPT);
    }

    @Test
    void anotherBrowserAnotherInstallationAnotherReceiptOrALaterDayIsRefused() {
        assertThat(FormTicket.read(field, seal, seal.newBrowser(), NOW, VALID)).isEmpty();
        assertThat(FormTicket.read(field, new FormSeal("of-another-installation"), browser, NOW, VALID))
                .isEmpty();
        String other =
                seal.newTicket(NOW).receipt() + field.substring(ticket.receipt().length());
        assertThat(FormTicket.read(other, seal, browser, NOW, VALID)).isEmpty();
        assertThat(FormTicket.read(field, seal, browser, NOW.plus(VALID), VALID))
                .isEmpty();
    }

    @Test
    void whatIsNoTicketIsNone() {
        for (String none : new String[] {null, "", "R-AAAAA-AAAAA", field + "0", field.toUpperCase(), "' or 1=1 --"}) {
            assertThat(FormTicket.read(none, seal, browser, NOW, VALID)).isEmpty();
        }
    }
}
