package io.langyan.grading.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.grading.story.BrandNames;
import io.langyan.grading.story.NewMention;
import io.langyan.grading.story.StoryFormer;
import io.langyan.grading.story.TextFeatures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

/** Which brands are at hand for forming stories, and what becomes of those that are not. */
class OpenBrandsTest {

    private static final long BEGIN = 1_772_400_000L;
    private static final int MOST = 40;
    private static final String LETTERS = "山川湖海江河溪谷林木花草鸟兽鱼虫风云雨雪霜露";

    private long nanos = Long.MAX_VALUE - 5;
    private final KeyValueStore<Bytes, byte[]> kept = store();
    private final OpenBrands brands = new OpenBrands(kept, MOST, () -> nanos);
    private final Random random = new Random(7);
    private int number;

    @Test
    void aBrandAtRestIsPutDownWhenThereAreTooManyMentions() {
        // Given
        StoryFormer resting = decided("resting", 30);
        nanos += Duration.ofSeconds(61).toNanos();

        // When
        StoryFormer lively = decided("lively", 30);

        // Then
        assertThat(brands.of("lively")).isSameAs(lively);
        assertThat(brands.of("resting")).isNotSameAs(resting);
        assertThat(brands.of("resting").mentions()).isEqualTo(30);
    }

    @Test
    void livelyBrandsAreAtHandWhateverTheyTake() {
        // Given
        StoryFormer first = decided("first", 30);

        // When
        decided("second", 30);

        // Then
        assertThat(brands.of("first")).isSameAs(first);
    }

    @Test
    void aBrandTakenUpAgainDecidesAsIfItHadStayed() {
        // Given
        List<NewMention> before = mentions(60);
        List<NewMention> after = mentions(60);
        OpenBrands neverPutDown = new OpenBrands(store(), Integer.MAX_VALUE, () -> nanos);
        before.forEach(mention -> brands.decide("acme", mention));
        before.forEach(mention -> neverPutDown.decide("acme", mention));

        // When
        OpenBrands again = new OpenBrands(kept, MOST, () -> nanos);

        // Then
        for (NewMention mention : after) {
            assertThat(again.decide("acme", mention)).isEqualTo(neverPutDown.decide("acme", mention));
            assertThat(again.of("acme").lengthOf(before.get(0).key()))
                    .isEqualTo(neverPutDown.of("acme").lengthOf(before.get(0).key()));
        }
    }

    @Test
    void whatAPersonMovedStaysMovedWhenTheBrandIsTakenUpAgain() {
        // Given
        NewMention moved = mentions(1).get(0);
        UUID elsewhere = new UUID(8, 8);
        brands.decide("acme", moved);
        brands.move("acme", moved.key(), elsewhere);

        // When
        OpenBrands again = new OpenBrands(kept, MOST, () -> nanos);

        // Then
        assertThat(again.of("acme").known(moved.key())).contains(elsewhere);
    }

    @Test
    void brandsWhoseNamesBeginAlikeAreKeptApart() {
        // Given
        decided("acme", 3);
        decided("acme-two", 2);

        // When
        OpenBrands again = new OpenBrands(kept, MOST, () -> nanos);

        // Then
        assertThat(again.of("acme").mentions()).isEqualTo(3);
        assertThat(again.of("acme-two").mentions()).isEqualTo(2);
    }

    private StoryFormer decided(String brand, int count) {
        mentions(count).forEach(mention -> brands.decide(brand, mention));
        return brands.of(brand);
    }

    private List<NewMention> mentions(int count) {
        List<NewMention> mentions = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            number++;
            mentions.add(new NewMention(
                    "weibo:" + number, null, BEGIN + number * 60L, TextFeatures.of(text(), BrandNames.NONE)));
        }
        return mentions;
    }

    /** Of few letters, so that many resemble each other. */
    private String text() {
        StringBuilder text = new StringBuilder();
        for (int letter = 0; letter < 8; letter++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static KeyValueStore<Bytes, byte[]> store() {
        return org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore("any")
                .get();
    }
}
