package io.langyan.grading.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoryFormerTest {

    private final StoryFormer former = new StoryFormer("acme");
    private int number;

    @Test
    void nearlyTheSameTextIsOneStoryAcrossPlatforms() {
        // Given
        UUID first = story("岚山酸奶喝完拉肚子，全家都中招了", List.of());

        // When
        UUID copy = story("岚山酸奶喝完拉肚子，我们全家都中招了！！ https://t.cn/abc", List.of());

        // Then
        assertThat(copy).isEqualTo(first);
    }

    @Test
    void sharedWatchTermsAndSomeOfTheTextAreOneStory() {
        // Given
        UUID first = story("岚山酸奶喝完全家拉肚子，要求召回", List.of("岚山", "召回"));

        // When
        UUID other = story("孩子吃了岚山的酸奶上吐下泻，快召回吧", List.of("岚山", "召回"));

        // Then
        assertThat(other).isEqualTo(first);
    }

    @Test
    void anotherMatterIsAnotherStory() {
        // Given
        UUID first = story("岚山酸奶喝完拉肚子，全家都中招了", List.of("岚山"));

        // When
        UUID other = story("星河快递把我的包裹弄丢了，客服一直推诿", List.of("星河"));

        // Then
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void aReplyFollowsItsParent() {
        // Given
        NewMention parent = mention("岚山酸奶喝完拉肚子", List.of(), null);
        UUID story = former.storyOf(parent);

        // When
        UUID reply = former.storyOf(mention("我也是", List.of(), parent.key()));

        // Then
        assertThat(reply).isEqualTo(story);
    }

    @Test
    void whatIsForgottenIsTold() {
        // Given
        List<String> forgotten = new java.util.ArrayList<>();
        StoryFormer small = new StoryFormer("acme", 3600, 2, mention -> forgotten.add(mention.key()));

        // When
        for (int count = 0; count < 4; count++) {
            small.storyOf(mention("第" + count + "件完全不同的事情", List.of(), null));
        }

        // Then
        assertThat(forgotten).containsExactly("weibo:1", "weibo:2");
    }

    private UUID story(String text, List<String> terms) {
        return former.storyOf(mention(text, terms, null));
    }

    private NewMention mention(String text, List<String> terms, String parent) {
        return new NewMention("weibo:" + ++number, parent, 1_772_400_000L + number, TextFeatures.of(text), terms);
    }
}
