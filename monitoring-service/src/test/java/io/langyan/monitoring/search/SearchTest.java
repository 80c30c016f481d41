package io.langyan.monitoring.search;

import static io.langyan.monitoring.Setup.PATIENCE;
import static io.langyan.monitoring.Setup.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.rest.Cursor;
import io.langyan.events.rest.Page;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.monitoring.mention.FindMentions;
import io.langyan.monitoring.mention.MentionFilter;
import io.langyan.monitoring.mention.MentionView;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class SearchTest {

    private static final String LETTERS = "退款投诉电池自燃召回，。！AaＡ 1%_'\\\"😀é";

    @Inject
    FindMentions find;

    @Inject
    SettleMentions settle;

    @Inject
    Search search;

    @Inject
    Pool pool;

    private final String brand = unique("s");
    private final Random random = new Random(brand.hashCode());
    /** What was written, by id, highest first. */
    private final Map<UUID, String> texts = new TreeMap<>(Ids.ORDER.reversed());

    @Test
    void searchingEqualsLookingAtEveryTextOnBothSidesOfTheBorder() {
        // Given
        List<UUID> left = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            left.add(TimeOrderedId.next());
        }
        write(400);
        settled(Instant.now().plusSeconds(1));
        left.forEach(id -> write(pool, id, text(), brand));
        write(80);

        // When, Then
        for (int i = 0; i < 80; i++) {
            String query = i % 4 == 0 ? text() + ' ' + text() : '"' + part(text()) + '"';
            Words words = Words.of(query.length() > 90 ? query.substring(0, 90) : query);
            assertThat(all(filter(words, null), 7)).as(query).isEqualTo(naive(words));
        }
    }

    @Test
    void aBrandThatASettledMentionTurnsOutToConcernIsFoundAtOnce() {
        // Given
        write(40);
        settled(Instant.now());
        UUID known = texts.keySet().stream().skip(20).findFirst().orElseThrow();
        String other = unique("o");

        // When
        concern(pool, known, other);

        // Then
        MentionFilter byOther = filter(Set.of(other), Words.of("电池"), null);
        assertThat(all(byOther, 5)).containsExactly(known);
        settled(Instant.now());
        assertThat(all(byOther, 5)).containsExactly(known);
    }

    @Test
    void aMentionWhoseTransactionOutlastsTheHorizonIsNotLost() {
        // Given
        UUID late = TimeOrderedId.next();
        SqlConnection slow = now(pool.getConnection());
        now(slow.query("begin").execute());
        write(slow, late, "慢吞吞的一条", brand);

        // When
        write(60);
        settle.settle(Instant.now());
        settle.settle(Instant.now());
        now(slow.query("commit").execute());
        now(slow.close());
        settled(Instant.now());

        // Then
        assertThat(all(filter(Words.of("慢吞吞"), null), 5)).containsExactly(late);
        assertThat(all(filter(Words.of("吞"), null), 5)).containsExactly(late);
    }

    @Test
    void aCorrectedReadingIsFoundByItsNewValueAndNotByItsOld() {
        // Given
        write(40);
        settled(Instant.now());
        UUID corrected = texts.keySet().iterator().next();

        // When
        now(pool.preparedQuery("update mention set sentiment = 'positive' where id = $1")
                .execute(Tuple.of(corrected)));

        // Then
        assertThat(all(filter(Words.NONE, "positive"), 5)).containsExactly(corrected);
        assertThat(all(filter(Words.NONE, "negative"), 50)).hasSize(39).doesNotContain(corrected);
    }

    @Test
    void manySmallSegmentsBecomeFewAndNothingIsMissed() {
        // Given
        for (int i = 0; i < 2 * MergePlan.TOGETHER; i++) {
            write(25);
            settled(Instant.now());
        }

        // When
        settled(Instant.now());

        // Then
        long small = number("select count(*) from search_segment where level = 0");
        assertThat(small).isLessThan(2 * MergePlan.TOGETHER);
        assertThat(number("select count(*) from search_segment where level > 0"))
                .isPositive();
        for (String query : List.of("退款", "池自", "😀", "%", "款投", "没有这个词")) {
            assertThat(all(filter(Words.of(query), null), 50)).as(query).isEqualTo(naive(Words.of(query)));
        }
    }

    @Test
    void pagesNeitherLoseNorRepeatWhileOthersWrite() {
        // Given
        write(150);
        List<UUID> before = naive(Words.of("电池"));
        List<UUID> seen = new ArrayList<>();

        // When
        Optional<UUID> position = Optional.empty();
        do {
            Page<MentionView> page = page(filter(Words.of("电池"), null), position, 4);
            page.items().forEach(view -> seen.add(view.id()));
            position = next(page);
            write(9);
            settle.settle(Instant.now());
        } while (position.isPresent());

        // Then
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen).isEqualTo(before);
    }

    @Test
    void aPageThatLookedAtTooMuchGoesOnWithItsCursor() {
        // Given
        write(120);
        settled(Instant.now());
        Search.Wanted little = new Search.Wanted(Clause.of(Words.of("款")), Ids.FIRST, Ids.LAST, 1000, 10);

        // When
        Found found = now(search.find(little, nothing()));

        // Then
        assertThat(found.ids()).isEmpty();
        assertThat(found.goOnBelow()).isPresent();
    }

    private static Sieve nothing() {
        return new Sieve() {
            @Override
            public Uni<Looked> newest(SqlConnection connection, UUID from, UUID before, int most) {
                return Uni.createFrom().item(new Looked(List.of(), Optional.empty(), 0));
            }

            @Override
            public Uni<List<UUID>> wanted(SqlConnection connection, List<UUID> ids) {
                return Uni.createFrom().item(List.of());
            }
        };
    }

    private List<UUID> naive(Words words) {
        return texts.entrySet().stream()
                .filter(one -> words.in(null, one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<UUID> all(MentionFilter filter, int limit) {
        List<UUID> all = new ArrayList<>();
        Optional<UUID> position = Optional.empty();
        do {
            Page<MentionView> page = page(filter, position, limit);
            page.items().forEach(view -> all.add(view.id()));
            position = next(page);
        } while (position.isPresent());
        return all;
    }

    private Page<MentionView> page(MentionFilter filter, Optional<UUID> position, int limit) {
        return now(find.newest(filter, position, limit));
    }

    private static Optional<UUID> next(Page<MentionView> page) {
        return Cursor.parse(page.next()).map(keys -> keys.uuid(0));
    }

    private MentionFilter filter(Words words, String sentiment) {
        return filter(Set.of(brand), words, sentiment);
    }

    private static MentionFilter filter(Set<String> brands, Words words, String sentiment) {
        return new MentionFilter(
                Optional.of(brands),
                false,
                null,
                null,
                sentiment,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                words,
                null,
                null,
                null,
                null);
    }

    private void write(int rows) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            ids.add(TimeOrderedId.next());
        }
        ids.forEach(id -> write(pool, id, text(), brand));
    }

    private void write(SqlClient client, UUID id, String text, String concerned) {
        now(client.preparedQuery(
                        "insert into mention (id, platform, external_id, kind, text, first_seen_at, sentiment, reading)"
                                + " values ($1, 'weibo', $2, 'post', $3, now(), 'negative', '{}')")
                .execute(Tuple.of(id, id.toString(), text)));
        concern(client, id, concerned);
        texts.put(id, text);
    }

    private void concern(SqlClient client, UUID id, String concerned) {
        now(client.preparedQuery(
                        "insert into mention_brand (brand, mention_id, platform, terms, negative_by_rule, own_account,"
                                + " media_author, matched_at) values ($1, $2, 'weibo', '{}', false, false, false, now())")
                .execute(Tuple.of(concerned, id)));
    }

    /** Until all that is older than this time is indexed, by us or by the service's own rounds. */
    private void settled(Instant time) {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            settle.settle(time.plusMillis(100));
            return number("select count(*) from mention where id > (select last_id from search_segment order by"
                            + " last_id desc limit 1) and id < '"
                            + Ids.at(time) + "'")
                    < 20;
        });
    }

    private long number(String sql) {
        return now(pool.query(sql).execute()).iterator().next().getLong(0);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(24);
        for (int i = 0; i < length; i++) {
            int at = LETTERS.offsetByCodePoints(0, random.nextInt(LETTERS.codePointCount(0, LETTERS.length())));
            text.appendCodePoint(LETTERS.codePointAt(at));
        }
        return text.append("电池").insert(0, random.nextBoolean() ? "退" : "款").toString();
    }

    private String part(String text) {
        String folded = Folded.of(text);
        int from = random.nextInt(folded.length());
        return folded.substring(from, Math.min(folded.length(), from + 1 + random.nextInt(4)));
    }

    private static <T> T now(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }
}
