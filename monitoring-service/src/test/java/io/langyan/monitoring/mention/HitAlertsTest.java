package io.langyan.monitoring.mention;

import static io.langyan.monitoring.Setup.PATIENCE;
import static io.langyan.monitoring.Setup.protect;
import static io.langyan.monitoring.Setup.told;
import static io.langyan.monitoring.Setup.unique;
import static io.langyan.monitoring.mention.Batches.comment;
import static io.langyan.monitoring.mention.Batches.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.MentionMatched;
import io.langyan.events.v1.MentionObserved;
import io.langyan.events.v1.Signal.HitFound;
import io.langyan.events.v1.Topic;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** M5: a hit rings at once, a story does not ring for each of its copies. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class HitAlertsTest {

    @Inject
    HearMentions hear;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final String brand = unique("b");
    private final String name = unique("狼烟汽车");
    private final String id = unique("m");
    private final String story = name + "刚提的新车开了三天，昨晚停在小区充电的时候突然冒烟起火，幸好邻居发现得早，打电话给售后没有一个人回复，我要投诉";

    @BeforeEach
    void listen() {
        protect(brand, name);
    }

    @Test
    void aHitCarriesItsTimesAndTheSizeOfItsGroup() {
        // When
        hear(post(id, story, now));

        // Then
        HitFound hit = rings().get(0);
        assertThat(hit.publishedAt()).isEqualTo(now);
        assertThat(hit.seenAt()).isEqualTo(now.plusSeconds(1));
        assertThat(hit.matchedAt()).isAfterOrEqualTo(now);
        assertThat(hit.groupSize()).isEqualTo(1);
    }

    @Test
    void theExcerptHasNoHalfCharacters() {
        // Given: 40 units before the name and 100 after its beginning stand in the middle of an emoji
        String middle = name + "自燃，投诉";
        String fire = "🔥".repeat(60);

        // When
        hear(post(id, fire + "啊" + middle + "啊".repeat(1 - middle.length() % 2) + fire, now));

        // Then
        String excerpt = rings().get(0).excerpt();
        assertThat(excerpt).contains(middle).startsWith("🔥").endsWith("🔥");
        assertThat(excerpt.codePoints()).noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    @Test
    void copiesThatAreDressedUpRingOnceThoughEachComesByItself() {
        // When
        hear(post(id, story, now));
        hear(post(id + 2, "求扩散！转给大家看看：" + story, now));
        hear(post(id + 3, story.replace("昨晚", "昨天晚上") + "[怒][怒] https://t.example/x", now));

        // Then
        assertThat(rings()).hasSize(1);
    }

    @Test
    void differentStoriesRingEach() {
        // When
        hear(post(id, story, now), post(id + 2, name + "的门店把定金吞了三个月不退，销售离职没人认账，退款一直推脱，必须投诉到底，大家避雷这家店啊", now));

        // Then
        assertThat(rings()).hasSize(2);
    }

    @Test
    void whatAnswersOnePostRingsOnceAlsoWhenTheCommentsComeFirst() {
        // When
        hear(comment(id + 1, id, name + "我也遇到了，投诉半个月没有结果", now));
        hear(comment(id + 2, id, "同款" + name + "避雷，刹车软得像棉花", now));
        hear(post(id, story, now));

        // Then
        assertThat(rings()).extracting(HitFound::externalId).containsExactly(id + 1);
    }

    @Test
    void aGroupRingsAgainWhenTenfoldAndSaysItsSize() {
        // When
        for (int i = 0; i < 12; i++) {
            hear(post(id + i, story, now));
        }

        // Then
        assertThat(rings()).extracting(HitFound::groupSize).containsExactly(1, 10);
        assertThat(rings())
                .extracting(HitFound::group)
                .hasSize(2)
                .containsOnly(rings().get(0).group());
    }

    @Test
    void aGroupRingsAgainAfterTheQuietTime() {
        // When
        hear(post(id, story, now.minus(Duration.ofMinutes(70))));
        hear(post(id + 1, story, now.minus(Duration.ofMinutes(20))));
        hear(post(id + 2, story, now));

        // Then
        assertThat(rings()).extracting(HitFound::externalId).containsExactly(id, id + 2);
    }

    @Test
    void aDrillsQuietTimeIsShorter() {
        // Given
        String drill = unique("b");
        String drilled = unique("演练汽车");
        protect(drill, drilled, 1, "drill-9");
        String text = story.replace(name, drilled);

        // When
        hear(post(id, text, now.minus(Duration.ofSeconds(90))));
        hear(post(id + 1, text, now.minus(Duration.ofSeconds(60))));
        hear(post(id + 2, text, now));

        // Then
        assertThat(told(Topic.SIGNALS, drill)).hasSize(2);
    }

    @Test
    void historyIsRecordedNotRung() {
        // Given
        MentionObserved old = post(id, story, now.minus(Duration.ofDays(30))).observation();
        MentionObserved foundNow = new MentionObserved(
                old.platform(),
                old.externalId(),
                old.kind(),
                null,
                null,
                null,
                old.text(),
                old.author(),
                old.publishedAt(),
                now,
                now,
                old.counters(),
                "import",
                null);

        // When
        hear(Batches.at(foundNow));
        hear(post(id + 1, story, now));

        // Then
        assertThat(told(Topic.MENTIONS, brand)).hasSize(2);
        assertThat(rings()).extracting(HitFound::externalId).containsExactly(id + 1);
        assertThat(rings().get(0).groupSize()).isEqualTo(1);
    }

    @Test
    void adsDoNotRing() {
        // When
        hear(post(id, name + "高价回收，厂家直销一件代发，要的加微信：abc12345，投诉无门的也来", now));

        // Then
        assertThat(rings()).isEmpty();
        assertThat(((MentionMatched) told(Topic.MENTIONS, brand).get(0).event()).noise())
                .containsExactly("ad");
    }

    @Test
    void twoReplicasThatHearCopiesAtTheSameMomentRingOnce() {
        // Given
        List<Uni<Void>> replicas = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            replicas.add(hear.hear(List.of(post(id + i, story, now), post(id + "b" + i, story, now))));
        }

        // When
        Uni.join().all(replicas).andFailFast().await().atMost(PATIENCE);

        // Then
        assertThat(rings()).hasSize(1);
        hear(post(id + "last1", story, now), post(id + "last2", story, now), post(id + "last3", story, now));
        hear(post(id + "last4", story, now));
        assertThat(rings()).extracting(HitFound::groupSize).containsExactly(2, 20);
    }

    @Test
    void theOrderOfABatchDoesNotMatterAndRedeliveryRingsTheSameAgain() {
        // Given
        List<Arrived> batch = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            batch.add(post(id + i, story, now.minusSeconds(i)));
            batch.add(comment(id + "c" + i, id + i, name + "太过分了，第" + i + "次投诉", now));
        }
        Collections.shuffle(batch);
        hear.hear(batch).await().atMost(PATIENCE);
        List<HitFound> first = rings();

        // When
        Collections.reverse(batch);
        hear.hear(batch).await().atMost(PATIENCE);

        // Then
        assertThat(first).extracting(HitFound::externalId).containsExactly(id + 5);
        assertThat(told(Topic.SIGNALS, brand)).hasSize(2);
        assertThat(told(Topic.SIGNALS, brand).stream().map(one -> one.id()).distinct())
                .hasSize(1);
    }

    private void hear(Arrived... arrived) {
        hear.hear(List.of(arrived)).await().atMost(PATIENCE);
    }

    private List<HitFound> rings() {
        return told(Topic.SIGNALS, brand).stream()
                .map(one -> (HitFound) one.event())
                .toList();
    }
}
