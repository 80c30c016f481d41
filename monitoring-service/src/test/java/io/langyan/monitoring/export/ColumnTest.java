package io.langyan.monitoring.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.monitoring.mention.MentionView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ColumnTest {

    @Test
    void aFigureThatIsAtLeastSoMuchStaysANumberAndTheRowSaysSo() {
        MentionView capped = mention(new MentionView.CountersView(null, 30L, 100_000L, null, true), 100_030);
        assertThat(cell("likes", capped)).isEqualTo(100_000L);
        assertThat(cell("spread", capped)).isEqualTo(100_030L);
        assertThat(cell("lowerBound", capped)).isEqualTo("≥");
    }

    @Test
    void exactFiguresHaveNoMark() {
        MentionView exact = mention(new MentionView.CountersView(0L, 0L, 0L, null, false), 0);
        assertThat(cell("spread", exact)).isEqualTo(0L);
        assertThat(cell("lowerBound", exact)).isNull();
    }

    @Test
    void whatNobodyKnowsIsAnEmptyCellAndNoSpreadOfZero() {
        MentionView unknown = mention(new MentionView.CountersView(null, null, null, 9_000L, false), 0);
        assertThat(cell("reposts", unknown)).isNull();
        assertThat(cell("spread", unknown)).isNull();
    }

    private static Object cell(String column, MentionView view) {
        return Column.of(column).orElseThrow().of(view, new Column.Style(new Labels(false), ZoneOffset.UTC));
    }

    private static MentionView mention(MentionView.CountersView counters, long spread) {
        Instant now = Instant.parse("2026-11-20T01:02:03Z");
        return new MentionView(
                UUID.randomUUID(),
                "weibo",
                "1",
                "post",
                null,
                null,
                null,
                "文字",
                null,
                now,
                now,
                now,
                counters,
                spread,
                1,
                List.of(),
                null,
                null,
                null,
                1,
                "test",
                null,
                null);
    }
}
