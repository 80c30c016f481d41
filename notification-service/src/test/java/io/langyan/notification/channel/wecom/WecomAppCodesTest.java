package io.langyan.notification.channel.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.EventJson;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import io.langyan.notification.channel.SentCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WecomAppCodesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'errcode':0,'errmsg':'ok','msgid':'1'}|OK",
                "{'errcode':0,'errmsg':'ok','invaliduser':'u1'}|PERM",
                "{'errcode':0,'errmsg':'ok','unlicenseduser':'u1'}|PERM",
                "{'errcode':-1}|RETRY",
                "{'errcode':42001}|RETRY",
                "{'errcode':45009}|THROTTLED",
                "{'errcode':45033}|THROTTLED",
                "{'errcode':81013}|PERM",
                "{'errcode':44004}|PERM",
                "{'errcode':42014}|OK",
                "{'errcode':42017}|PERM",
                "{'errcode':42027}|PERM",
                "{'errcode':42051}|PERM",
                "{'errcode':42052}|UNKNOWN",
                "{'errcode':43012}|CHANNEL_DOWN",
                "{'errcode':40001}|RETRY",
                "{'errcode':60020}|CHANNEL_DOWN",
                "{'errcode':31415}|UNKNOWN"
            })
    void readsTheVendorsCodes(String answer, Result result) throws Exception {
        assertThat(WecomAppCodes.sent(EventJson.mapper().readTree(answer.replace('\'', '"')), "u1")
                        .result())
                .isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'errcode':0,'errmsg':'ok'}|OK",
                "{'errcode':0,'errmsg':'ok','invaliduser':''}|OK",
                "{'errcode':0,'errmsg':'ok','invaliduser':[]}|OK",
                "{'errcode':0,'errmsg':'ok','invaliduser':['u1']}|PERM",
                "{'errcode':0,'errmsg':'ok','invaliduser':'u1'}|PERM",
                "{'errcode':42014}|PERM",
                "{'errcode':42050}|PERM",
                "{'errcode':42099}|PERM",
                "{'errcode':42001}|RETRY",
                "{'errcode':-1}|RETRY",
                "{'errcode':45009}|THROTTLED",
                "{'errcode':60020}|CHANNEL_DOWN",
                "{'errcode':31415}|UNKNOWN"
            })
    void readsTheVendorsCodesOfAnEdit(String answer, Result result) throws Exception {
        assertThat(WecomAppCodes.edited(EventJson.mapper().readTree(answer.replace('\'', '"')))
                        .result())
                .isEqualTo(result);
    }

    /** The vendor names both a wrong secret and a token that it called back so. */
    @Test
    void aBadSecretIsOneOnlyWhereTheSecretWasShown() {
        assertThat(WecomAppCodes.noToken("40001", "invalid credential").result())
                .isEqualTo(Result.CHANNEL_DOWN);
        assertThat(WecomAppCodes.noToken("-1", "system busy").result()).isEqualTo(Result.RETRY);
        assertThat(WecomAppCodes.STALE).contains("40001");
    }

    @Test
    void onlyACardThatWasTakenSaysHowToEditIt() throws Exception {
        assertThat(sent("{'errcode':0,'response_code':'rc'}").card()).isEqualTo(new SentCard("u1", "rc"));
        assertThat(sent("{'errcode':0}").card()).isNull();
        assertThat(sent("{'errcode':42014,'response_code':''}").card()).isNull();
        assertThat(sent("{'errcode':45009,'response_code':'rc'}").card()).isNull();
        assertThat(sent("{'errcode':0,'response_code':'secret-rc'}").toString()).doesNotContain("secret-rc");
    }

    private static Outcome sent(String answer) throws Exception {
        return WecomAppCodes.sent(EventJson.mapper().readTree(answer.replace('\'', '"')), "u1");
    }
}
