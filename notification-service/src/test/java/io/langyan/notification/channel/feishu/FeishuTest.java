package io.langyan.notification.channel.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.EventJson;
import io.langyan.notification.Vectors;
import io.langyan.notification.channel.Outcome.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeishuTest {

    @Test
    void signsAsTheVendorDoes() {
        JsonNode vectors = Vectors.of("feishu");

        assertThat(vectors).isNotEmpty().allSatisfy(vector -> assertThat(FeishuSign.of(
                        vector.path("secret").asText(),
                        vector.path("timestampSec").asLong()))
                .isEqualTo(vector.path("sign").asText()));
    }

    /** Computed with {@code printf '' | openssl dgst -sha256 -mac HMAC -macopt key:… -binary | base64}. */
    @Test
    void signsAsOpensslDoes() {
        assertThat(FeishuSign.of("langyan-synthetic-secret", 1_790_000_000L))
                .isEqualTo("0U2QxxRP56jObpDushwdl/P/ADkHDhPBx03+flxohbM=");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'code':0,'msg':'success','data':{}}|OK",
                "{'StatusCode':0,'StatusMessage':'success'}|OK",
                "{'code':11232,'msg':'frequency limited'}|THROTTLED",
                "{'code':9499,'msg':'Bad Request'}|PERM",
                "{'code':19024,'msg':'Key Words Not Found'}|PERM",
                "{'code':19001,'msg':'param invalid'}|CHANNEL_DOWN",
                "{'code':19021,'msg':'sign match fail'}|CHANNEL_DOWN",
                "{'code':19022,'msg':'Ip Not Allowed'}|CHANNEL_DOWN",
                "{'code':31415,'msg':'?'}|UNKNOWN",
                "{'hello':1}|MAYBE"
            })
    void readsTheVendorsCodes(String answer, Result result) throws Exception {
        assertThat(FeishuCodes.outcome(EventJson.mapper().readTree(answer.replace('\'', '"')))
                        .result())
                .isEqualTo(result);
    }
}
