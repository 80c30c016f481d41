package io.langyan.grading.backtest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.events.v1.EventJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What a backtest says, while it runs and when it is done.
 *
 * @param state {@code running}, {@code done} or {@code failed}
 * @param progress percent of the input read
 * @param stories sorted by key
 * @param digest SHA-256, in hexadecimal, of the RFC 8785 form of {@code stories}
 * @param observations lines that were graded
 * @param reason why it failed
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BacktestAnswer(
        String state,
        int progress,
        List<StoryAnswer> stories,
        String digest,
        Long observations,
        RefusedLines rejected,
        String reason) {

    static BacktestAnswer done(List<StoryAnswer> stories, long observations, RefusedLines rejected) {
        String digest = CanonicalJson.digest(stories, EventJson.mapper());
        return new BacktestAnswer("done", 100, stories, digest, observations, rejected, null);
    }
}
