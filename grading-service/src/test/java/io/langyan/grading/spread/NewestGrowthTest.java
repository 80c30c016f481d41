package io.langyan.grading.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Growth of the newest minutes is what the segments say, however it is kept and wherever the windows lie. */
class NewestGrowthTest {

    private static final long BEGIN = 29_540_000;
    private static final int[] MINUTES = {20, 45, 120};

    @Property
    void whatIsKeptByTheMinuteIsWhatTheSegmentsSay(
            @ForAll long seed, @ForAll boolean sliding, @ForAll @IntRange(min = 1, max = 120) int newest) {
        // Given
        Windows windows = new Windows(sliding ? Windows.Mode.SLIDING : Windows.Mode.SINCE_FIRST, MINUTES);
        MinuteSums kept = windows.manySums();
        MinuteSums few = new FewSegments(windows);
        kept.advance(BEGIN);
        few.advance(BEGIN);
        kept.begin(BEGIN);
        few.begin(BEGIN);
        List<Segment> all = new ArrayList<>();
        Random random = new Random(seed);
        long end = BEGIN + random.nextInt(120);

        // When
        for (int count = 0; count < 20; count++) {
            long to = BEGIN * 60 + 1 + random.nextInt((int) (end - BEGIN) * 60 + 59);
            long from = BEGIN * 60 + random.nextInt((int) (to - BEGIN * 60));
            all.add(new Segment(from, 100, to, 100 + random.nextInt(5_000)));
        }
        kept.advance(end);
        few.advance(end);
        all.forEach(segment -> {
            kept.add(segment, 1);
            few.add(segment, 1);
        });

        // Then
        long expected = all.stream()
                .mapToLong(segment -> segment.at((end + 1) * 60) - segment.at((end + 1 - newest) * 60))
                .sum();
        assertThat(kept.newest(newest)).isEqualTo(expected);
        assertThat(few.newest(newest)).isEqualTo(expected);
    }
}
