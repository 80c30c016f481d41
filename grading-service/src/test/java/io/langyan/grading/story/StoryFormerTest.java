package io.langyan.grading.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.plan.Brand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoryFormerTest {

    private static final long BEGIN = 1_772_400_000L;

    private final StoryFormer former = new StoryFormer("acme");
    private BrandNames names = BrandNames.NONE;
    private int number;
    private long later;

    @Test
    void nearlyTheSameTextIsOneStoryAcrossPlatforms() {
        // Given
        UUID first = story("岚山酸奶喝完拉肚子，全家都中招了");

        // When
        UUID copy = story("岚山酸奶喝完拉肚子，我们全家都中招了！！ https://t.cn/abc");

        // Then
        assertThat(copy).isEqualTo(first);
    }

    @Test
    void theSameEventInOtherWordsIsOneStory() {
        // Given
        noise(40);
        UUID first = story("岚山酸奶喝完全家拉肚子，要求召回");

        // When
        UUID other = story("孩子吃了岚山的酸奶上吐下泻，快召回吧");

        // Then
        assertThat(other).isEqualTo(first);
    }

    @Test
    void otherWordsDaysLaterAreAnotherStoryAndACopyIsNot() {
        // Given
        noise(40);
        UUID first = story("岚山酸奶喝完全家拉肚子，要求召回");
        later = 48 * 3600;
        noise(40);

        // When
        UUID other = story("孩子吃了岚山的酸奶上吐下泻，快召回吧");
        UUID copy = story("岚山酸奶喝完全家拉肚子，我也要求召回");

        // Then
        assertThat(other).isNotEqualTo(first);
        assertThat(copy).isEqualTo(first);
    }

    @Test
    void anotherMatterIsAnotherStory() {
        // Given
        UUID first = story("岚山酸奶喝完拉肚子，全家都中招了");

        // When
        UUID other = story("星河快递把我的包裹弄丢了，客服一直推诿");

        // Then
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void theFirstMattersOfABrandAreNotOneForItsNamesThatAllOfThemCarry() {
        // Given
        names = BrandNames.of(new Brand("acme", "岚山乳业", List.of("岚山酸奶", "ＬａｎＳｈａｎ"), null, null));
        UUID first = story("岚山乳业LanShan岚山酸奶喝完拉肚子，全家都中招了");

        // When
        UUID other = story("岚山乳业 lanshan 岚山酸奶配送员和保安打起来");
        UUID same = story("岚山酸奶喝完全家拉肚子");

        // Then
        assertThat(other).isNotEqualTo(first);
        assertThat(same).isEqualTo(first);
    }

    /** Half a dozen mentions after an installation began, whichever of them comes first. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theFirstTwoMattersOfABrandAreTwoStoriesInWhateverOrderTheyCome(long seed) {
        // Given
        names = BrandNames.of(new Brand("acme", "岚山", List.of(), null, null));
        List<String> fire = List.of("岚山充电宝鼓包起火，把孩子的手烧伤了，客服推卸责任拒绝退款", "孩子的手被岚山充电宝烧伤，鼓包起火，客服推卸责任不退款");
        List<String> leak = List.of("岚山客服泄露用户手机号和家庭住址，骚扰电话接到崩溃", "避雷岚山！客服把我的手机号和家庭住址泄露了，天天接骚扰电话");
        List<String> said = new ArrayList<>(fire);
        said.addAll(leak);
        Collections.shuffle(said, new Random(seed));

        // When
        Map<String, UUID> stories = new HashMap<>();
        said.forEach(text -> stories.put(text, story(text)));

        // Then
        assertThat(fire.stream().map(stories::get).distinct()).hasSize(1);
        assertThat(leak.stream().map(stories::get).distinct()).hasSize(1);
        assertThat(stories.values().stream().distinct()).hasSize(2);
    }

    @Test
    void aNameIsLeftOutWhereItStandsAsAWordAndNoLetterOfIts() {
        // Given
        BrandNames eat = BrandNames.of(new Brand("acme", "Eat", List.of("蔚", "岚山 酸奶"), null, null));

        // When
        int[] words = TextFeatures.of("great weather，蔚蓝的天", eat);
        int[] named = TextFeatures.of("我在 EAT 买的岚山 酸奶坏了", eat);

        // Then
        assertThat(words).isEqualTo(TextFeatures.of("great weather，蔚蓝的天", BrandNames.NONE));
        assertThat(named).isEqualTo(TextFeatures.of("我在买的坏了", BrandNames.NONE));
    }

    @Test
    void whatSaysNothingButTheNameIsComparedByIt() {
        // Given
        names = BrandNames.of(new Brand("acme", "岚山酸奶", List.of(), null, null));
        UUID first = story("岚山酸奶");

        // When
        UUID again = story("#岚山酸奶#");

        // Then
        assertThat(again).isEqualTo(first);
    }

    @Test
    void aReplyFollowsItsParent() {
        // Given
        NewMention parent = mention("岚山酸奶喝完拉肚子", null);
        UUID story = former.storyOf(parent);

        // When
        UUID reply = former.storyOf(mention("我也是", parent.key()));

        // Then
        assertThat(reply).isEqualTo(story);
    }

    @Test
    void repliesThatComeBeforeWhatTheyReplyToBringItToTheirStory() {
        // Given
        UUID reply = former.storyOf(mention("我也是", "weibo:parent"));
        UUID another = former.storyOf(mention("退款了吗", "weibo:parent"));

        // When
        UUID parent = former.storyOf(
                new NewMention("weibo:parent", null, BEGIN, TextFeatures.of("岚山酸奶喝完拉肚子", BrandNames.NONE)));

        // Then
        assertThat(another).isEqualTo(reply);
        assertThat(parent).isEqualTo(reply);
    }

    @Test
    void whatIsForgottenIsTold() {
        // Given
        List<String> forgotten = new ArrayList<>();
        StoryFormer small = new StoryFormer("acme", 3600, 2, forgotten::add);

        // When
        for (int count = 0; count < 4; count++) {
            small.storyOf(mention("第" + count + "件完全不同的事情", null));
        }

        // Then
        assertThat(forgotten).containsExactly("weibo:1", "weibo:2");
    }

    private UUID story(String text) {
        return former.storyOf(mention(text, null));
    }

    /** Other things that people say. */
    private void noise(int count) {
        for (int other = 0; other < count; other++) {
            StringBuilder text = new StringBuilder();
            for (int letter = 0; letter < 12; letter++) {
                text.appendCodePoint(0x5000 + (other * 12 + letter) * 7 % 4000);
            }
            story(text.toString());
        }
    }

    private NewMention mention(String text, String parent) {
        return new NewMention("weibo:" + ++number, parent, BEGIN + later + number, TextFeatures.of(text, names));
    }
}
