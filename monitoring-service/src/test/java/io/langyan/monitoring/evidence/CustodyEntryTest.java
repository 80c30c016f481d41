package io.langyan.monitoring.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CustodyEntryTest {

    private static final UUID ID = UUID.fromString("01932b00-0004-7000-8000-000000000004");
    private static final Instant AT = Instant.parse("2026-11-25T01:00:00.123456Z");

    @Test
    void eachLinkHoldsTheHashOfTheOneBefore() {
        CustodyEntry first = CustodyEntry.first(ID, new CustodyEntry.Act("li", "captured", "{}"), AT);
        CustodyEntry second = first.next(new CustodyEntry.Act("wang", "viewed", "{}"), AT.plusSeconds(1));

        assertThat(first.prev()).isEqualTo("0".repeat(64));
        assertThat(second.prev()).isEqualTo(first.hash());
        assertThat(second.seq()).isEqualTo(2);
        assertThat(second.computedHash()).isEqualTo(second.hash());
    }

    /** Computed outside Java: printf '18:langyan-custody-v1,36:…' | sha256sum. */
    @Test
    void theHashIsWhatTheDocumentSays() {
        CustodyEntry first = CustodyEntry.first(ID, new CustodyEntry.Act("李", "captured", "{}"), AT);

        assertThat(first.hash()).isEqualTo("d7df9fd85e8be3167bacc297c1d3aac49583aebf3cd82c8625798e836f3f65c4");
    }

    @Test
    void movingATextFromOneFieldToTheNextChangesTheHash() {
        CustodyEntry one = CustodyEntry.first(ID, new CustodyEntry.Act("li", "viewedx", "{}"), AT);
        CustodyEntry other = CustodyEntry.first(ID, new CustodyEntry.Act("liviewed", "x", "{}"), AT);

        assertThat(one.hash()).isNotEqualTo(other.hash());
    }
}
