package io.langyan.monitoring.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Counters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmissionTest {

    /** Likes and comments of a capped look, those of another, and whether the higher of both are still lower bounds. */
    @ParameterizedTest
    @CsvSource({
        "999,,  1100,,  false, false",
        "999,,  999,,   false, false",
        "999,,  998,,   false, true",
        "999,,  ,,      false, true",
        "999,5, 1100,,  false, true",
        "999,5, 1100,4, false, true",
        "999,5, 1100,6, false, false",
        "999,,  1100,,  true,  true",
        ",,     1100,,  false, false"
    })
    void aCeilingEndsWhereAnExactLookReachedIt(
            Long cappedLikes, Long cappedComments, Long likes, Long comments, boolean capped, boolean still) {
        // Given
        Counters ceiling = new Counters(null, cappedComments, cappedLikes, null, true);
        Counters other = new Counters(null, comments, likes, null, capped);

        // Then
        assertThat(Submission.higher(ceiling, other).capped()).isEqualTo(still);
        assertThat(Submission.higher(other, ceiling).capped()).isEqualTo(still);
    }
}
