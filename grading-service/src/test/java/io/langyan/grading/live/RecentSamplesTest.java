package io.langyan.grading.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.grading.level.Member;
import io.langyan.grading.level.Told;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What it says it reaches is all there, in order of time. */
class RecentSamplesTest {

    private static final Member[] MEMBERS =
            Stream.generate(Member::new).limit(5).toArray(Member[]::new);

    private record Put(long at, Member member, SampleRow row) {}

    @Property(tries = 200)
    void whatIsReachedIsComplete(@ForAll long seed) {
        // Given
        Random random = new Random(seed);
        RecentSamples recent = new RecentSamples();
        List<Put> all = new ArrayList<>();

        // When
        long now = 1_772_400_000L;
        for (int sample = 0; sample < 4000; sample++) {
            now += random.nextInt(3) == 0 ? 1 : 0;
            Put put = new Put(now - late(random), MEMBERS[random.nextInt(MEMBERS.length)], row(sample));
            boolean reached = recent.reach(put.at());
            recent.put(put.at(), "weibo:1", put.member(), put.row());
            all.removeIf(before -> before.at() == put.at() && before.member() == put.member());
            all.add(put);
            if (reached && recent.reach(put.at())) {
                assertThat(recent.get(put.at(), put.member())).isSameAs(put.row());
            }
        }

        // Then
        long from = Stream.iterate(now - 400, at -> at + 1)
                .filter(recent::reach)
                .findFirst()
                .orElseThrow();
        assertThat(from)
                .as("no second without samples is told apart from one forgotten")
                .isBetween(now - 320, now - 299);
        assertThat(recent.since(from)).extracting(RecentSamples.Recent::at).isSorted();
        assertThat(recent.since(from).stream().map(RecentSamples.Recent::row))
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(put -> put.at() >= from)
                        .sorted(Comparator.comparingLong(Put::at))
                        .map(Put::row)
                        .toList());
    }

    @Example
    void manyOfLittleTimeReachLessFar() {
        // Given
        RecentSamples recent = new RecentSamples();

        // When
        for (int second = 0; second < 100; second++) {
            for (int mention = 0; mention < 50; mention++) {
                recent.put(second, "weibo:1", new Member(), row(mention));
            }
        }

        // Then
        assertThat(recent.reach(0)).isFalse();
        assertThat(recent.reach(99)).isTrue();
        assertThat(recent.since(99)).hasSize(50);
    }

    private static int late(Random random) {
        return random.nextInt(4) == 0 ? random.nextInt(random.nextInt(10) == 0 ? 600 : 20) : 0;
    }

    private static SampleRow row(long likes) {
        return new SampleRow(new long[] {0, 0, likes}, 0, List.of(Told.NOTHING), false);
    }
}
