package io.langyan.grading.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Target Q5, on weeks that no figure was fitted on. */
class StoryQualityTest {

    @Test
    void titlesOfOneEventBecomeOneStory() {
        // Given
        Optional<List<LabelledText>> events = LabelledText.hotEvents();
        assumeTrue(events.isPresent(), "SKIPPED: no hot_event_clusters; set -Dlangyan.shared=<folder>");

        // When
        Clustering formed = StoryQuality.formed(LabelledText.heldBack(events.get()));

        // Then
        assertThat(formed.bCubedOfEventsWithMembers().f1()).isGreaterThanOrEqualTo(0.850);
        assertThat(formed.pairs().f1()).isGreaterThanOrEqualTo(0.500);
    }

    /** Silver labels: other posts of the same matter stand under other headlines. */
    @Test
    void copiesBecomeOneStory() {
        // Given
        Optional<List<LabelledText>> posts = LabelledText.nearDuplicates();
        assumeTrue(posts.isPresent(), "SKIPPED: no weibo_neardup; set -Dlangyan.shared=<folder>");

        // When
        Clustering formed = StoryQuality.formed(posts.get());

        // Then
        assertThat(formed.pairs().recall()).isGreaterThan(0.95);
        assertThat(formed.bCubedOfEventsWithMembers().f1()).isGreaterThan(0.90);
    }
}
