package io.langyan.notification.channel.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.EventJson;
import io.langyan.notification.channel.Outcome.Result;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeCodesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'errcode':0,'errmsg':'ok','task_id':256271667526}|OK|0",
                "{'errcode':-1,'errmsg':'busy'}|RETRY|-1",
                "{'errcode':88,'sub_code':'40014','errmsg':'ding talk error'}|RETRY|40014",
                "{'errcode':88,'sub_code':'42001','errmsg':'ding talk error'}|RETRY|42001",
                "{'errcode':88,'sub_code':'60011','errmsg':'no permission'}|CHANNEL_DOWN|60011",
                "{'errcode':40096,'errmsg':'bad key'}|CHANNEL_DOWN|40096",
                "{'errcode':33012,'errmsg':'bad user'}|PERM|33012",
                "{'status':1111,'punish':'deny'}|THROTTLED|1111",
                "{'errcode':410100,'errmsg':'send too fast'}|THROTTLED|410100",
                "{'errcode':31415,'errmsg':'?'}|UNKNOWN|31415"
            })
    void readsTheVendorsCodes(String answer, Result result, String code) throws Exception {
        var outcome = NoticeCodes.outcome(EventJson.mapper().readTree(answer.replace('\'', '"')));

        assertThat(outcome.result()).isEqualTo(result);
        assertThat(outcome.code()).isEqualTo(code);
    }
}
