package io.langyan.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.channel.Outcome.Result;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {

    @ParameterizedTest
    @CsvSource({
        "200, MAYBE",
        "204, MAYBE",
        "301, CHANNEL_DOWN",
        "302, CHANNEL_DOWN",
        "401, UNKNOWN",
        "403, UNKNOWN",
        "404, UNKNOWN",
        "407, UNKNOWN",
        "429, RETRY",
        "500, MAYBE",
        "502, RETRY",
        "503, RETRY",
        "504, MAYBE",
        "520, MAYBE"
    })
    void ofAnAnswerThatCannotBeReadTheStatusTellsWhetherTheMessageMayHaveBeenTaken(int status, Result result) {
        assertThat(Answers.unreadable(status).result()).isEqualTo(result);
        assertThat(Answers.unreadable(status).code()).isEqualTo("HTTP_" + status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mobile number 13800000001 is illegal|mobile number … is illegal",
                "+86 138-0000-0001 refused|+… refused",
                "550 5.1.1 <zhang.san@acme.example>: no such user|550 5.1.1 <…>: no such user",
                "errcode 93000, hint 1700000|errcode 93000, hint …",
                "isv.BUSINESS_LIMIT_CONTROL|isv.BUSINESS_LIMIT_CONTROL"
            })
    void whatAProviderSaysIsKeptWithoutContactPoints(String said, String kept) {
        assertThat(Answers.words(said)).isEqualTo(kept);
    }
}
