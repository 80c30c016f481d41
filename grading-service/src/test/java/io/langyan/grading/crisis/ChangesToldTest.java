package io.langyan.grading.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A live view is told each change once, however many come at once. */
class ChangesToldTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final int FULL = 10;
    private static final Comparator<CrisisView> BY_CHANGE = Comparator.comparing(CrisisView::changedAt)
            .thenComparing(crisis -> crisis.id().toString());

    private final List<CrisisView> rows = new ArrayList<>();
    private ChangesTold told = new ChangesTold(NOW, FULL);

    @Test
    void moreThanAPageWithinTheOverlapIsToldToTheLast() {
        // Given
        for (int i = 0; i < 95; i++) {
            rows.add(changed(new UUID(0, i + 1), NOW.plusMillis(i)));
        }

        // When
        List<CrisisView> heard = ask(12);

        // Then
        assertThat(heard).containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void whatBecomesVisibleLateIsToldAsWell() {
        // Given
        rows.add(changed(new UUID(0, 1), NOW.plusMillis(900)));
        ask(2);

        // When
        CrisisView late = changed(new UUID(0, 2), NOW.plusMillis(100));
        rows.add(late);

        // Then
        assertThat(ask(2)).containsExactly(late);
    }

    @Property(tries = 200)
    void eachChangeIsToldOnce(@ForAll long seed) {
        // Given: all tries have one instance of this class
        rows.clear();
        told = new ChangesTold(NOW, FULL);
        Random random = new Random(seed);
        List<CrisisView> all = new ArrayList<>();
        List<CrisisView> heard = new ArrayList<>();
        Instant at = NOW;

        // When
        for (int round = 0; round < 40; round++) {
            for (int more = random.nextInt(30); more > 0; more--) {
                at = at.plusMillis(1 + random.nextInt(200));
                UUID id = new UUID(0, random.nextInt(20) + 1);
                CrisisView one = changed(id, at);
                if (rows.removeIf(known -> known.id().equals(id) && !heard.contains(known))) {
                    all.removeIf(known -> known.id().equals(id) && !heard.contains(known));
                }
                rows.removeIf(known -> known.id().equals(id));
                rows.add(one);
                all.add(one);
            }
            heard.addAll(ask(1));
        }
        heard.addAll(ask(10));

        // Then
        assertThat(heard).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    }

    private List<CrisisView> ask(int times) {
        List<CrisisView> heard = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            ChangesTold.Position after = told.after();
            heard.addAll(told.fresh(rows.stream()
                    .filter(row -> BY_CHANGE.compare(row, changed(after.id(), after.at())) > 0)
                    .sorted(BY_CHANGE)
                    .limit(FULL)
                    .toList()));
        }
        return heard;
    }

    private static CrisisView changed(UUID id, Instant at) {
        return new CrisisView(id, "open", null, Map.of(), null, 1, at, null);
    }
}
