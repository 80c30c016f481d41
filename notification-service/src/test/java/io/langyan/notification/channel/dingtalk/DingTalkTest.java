package io.langyan.notification.channel.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.EventJson;
import io.langyan.notification.Vectors;
import io.langyan.notification.channel.Outcome.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DingTalkTest {

    @Test
    void signsAsTheVendorDoes() {
        for (JsonNode vector : Vectors.of("dingtalk")) {
            assertThat(DingTalkSign.of(
                            vector.path("secret").asText(),
                            vector.path("timestampMs").asLong()))
                    .isEqualTo(vector.path("signBase64").asText());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'errcode':0,'errmsg':'ok'}|OK",
                "{'errcode':-1,'errmsg':'busy'}|RETRY",
                "{'errcode':410100,'errmsg':'发送速度太快而限流'}|THROTTLED",
                "{'errcode':130101,'errmsg':'send too fast, exceed 20 times per minute'}|THROTTLED",
                "{'errcode':777,'errmsg':'sending too many messages per minute'}|THROTTLED",
                "{'status':1111,'wait':5,'source':'x5','punish':'deny'}|THROTTLED",
                "{'errcode':310000,'errmsg':'sign not match'}|CHANNEL_DOWN",
                "{'errcode':310000,'errmsg':'keywords not in content'}|PERM",
                "{'errcode':300005,'errmsg':'token is not exist'}|CHANNEL_DOWN",
                "{'errcode':460101,'errmsg':'message too long'}|PERM",
                "{'errcode':999999,'errmsg':'?'}|UNKNOWN",
                "{'hello':1}|MAYBE"
            })
    void readsTheVendorsCodes(String answer, Result result) throws Exception {
        assertThat(DingTalkCodes.outcome(EventJson.mapper().readTree(answer.replace('\'', '"')))
                        .result())
                .isEqualTo(result);
    }
}
