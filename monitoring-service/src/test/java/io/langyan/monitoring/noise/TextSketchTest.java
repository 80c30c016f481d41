package io.langyan.monitoring.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

class TextSketchTest {

    private static final Logger LOG = Logger.getLogger(TextSketchTest.class);
    private static final Path REAL =
            Path.of(System.getProperty("langyan.data", "../../shared/data")).resolve("weibo_neardup/train.csv");
    private static final String STORY = "刚提的新车开了三天，昨晚停在小区充电的时候突然冒烟起火，幸好邻居发现得早，打电话给售后到现在没有一个人回复，这就是所谓的安全第一吗";

    @Test
    void aCopyIsKnownThoughItIsDressedUp() {
        assertThat(isCopy(STORY, "转发微博//@老王:" + STORY)).isTrue();
        assertThat(isCopy(STORY, STORY + " https://t.example/abc @小李 [怒][怒] #曝光#"))
                .isTrue();
        assertThat(isCopy(STORY, STORY.replace("，", " , ").replace("昨晚", "昨 晚") + "！！！"))
                .isTrue();
        assertThat(isCopy(STORY, "转给大家看看：" + STORY)).isTrue();
    }

    @Test
    void anOutcryIsNoCopyThoughAllNameTheSame() {
        String other = "刚提的新车才一周，客服说充电起火是个例，让我们耐心等待调查结果，可是孩子就坐在后排啊，谁来给车主一个交代，要求召回并且退款";

        assertThat(isCopy(STORY, other)).isFalse();
    }

    @Test
    void shortTextsAreCopiesOnlyWhenEqualAndNeverTelling() {
        assertThat(isCopy("狼烟汽车，垃圾！", "狼烟汽车垃圾")).isTrue();
        assertThat(isCopy("狼烟汽车垃圾", "狼烟汽车辣鸡")).isFalse();
        assertThat(TextSketch.of(null, "狼烟汽车垃圾").isTelling()).isFalse();
        assertThat(TextSketch.of(null, "[图片] http://x.example").keysIn(1)).isEmpty();
    }

    /** Keys are drawn, so this holds of nearly all texts: of a hundred thousand with a hundred letters 13 were lost. */
    @Test
    void anotherLetterAlmostNeverMakesItAnotherText() {
        Random random = new Random(7);
        int lost = 0;
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = 0; k < 100; k++) {
                text.append(anyLetter(random));
            }
            String before = text.toString();
            text.setCharAt(random.nextInt(100), anyLetter(random));
            lost += isCopy(before, text.toString()) ? 0 : 1;
        }

        assertThat(lost).isLessThanOrEqualTo(5);
    }

    @Property(tries = 300)
    void spacesKeepThingsApart(@ForAll long one, @ForAll long other) {
        TextSketch sketch = TextSketch.of(null, STORY);

        assertThat(one == other || Arrays.stream(sketch.keysIn(one)).noneMatch(key -> has(sketch.keysIn(other), key)))
                .isTrue();
    }

    /** Real near-duplicates, kept outside of this repository. */
    @Test
    void mostRealCopiesAreFound() throws IOException {
        if (!Files.exists(REAL)) {
            LOG.warnf("SKIPPED: %s is not there, recall on real copies is not measured", REAL.toAbsolutePath());
        }
        assumeTrue(Files.exists(REAL));
        List<Components.Node> nodes = new ArrayList<>();
        Map<UUID, String> clusters = new HashMap<>();
        for (String line : Files.readAllLines(REAL).stream().skip(1).toList()) {
            int text = line.indexOf(',', line.indexOf(',') + 1) + 1;
            UUID id = new UUID(0, nodes.size() + 1L);
            clusters.put(id, line.substring(line.lastIndexOf(',') + 1));
            nodes.add(new Components.Node(
                    id,
                    TextSketch.of(null, line.substring(text, line.lastIndexOf(',')))
                            .keysIn(1)));
        }

        Map<UUID, UUID> groups = Components.of(nodes, Map.of()).stream()
                .flatMap(one -> one.nodes().stream().map(node -> Map.entry(node.id(), one.group())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        long pairs = 0;
        long found = 0;
        for (UUID one : clusters.keySet()) {
            for (UUID other : clusters.keySet()) {
                if (one.compareTo(other) < 0 && clusters.get(one).equals(clusters.get(other))) {
                    pairs++;
                    found += groups.get(one).equals(groups.get(other)) ? 1 : 0;
                }
            }
        }
        LOG.infof("copies of weibo_neardup: %d of %d pairs found", found, pairs);
        assertThat(found / (double) pairs).isGreaterThan(0.6);
    }

    private static char anyLetter(Random random) {
        return (char) (0x4E00 + random.nextInt(3000));
    }

    private static boolean isCopy(String one, String other) {
        long[] keys = TextSketch.of(null, other).keysIn(1);
        return Arrays.stream(TextSketch.of(null, one).keysIn(1)).anyMatch(key -> has(keys, key));
    }

    private static boolean has(long[] keys, long key) {
        return Arrays.stream(keys).anyMatch(one -> one == key);
    }
}
