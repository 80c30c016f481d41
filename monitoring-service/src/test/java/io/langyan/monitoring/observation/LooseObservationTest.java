package io.langyan.monitoring.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LooseObservationTest {

    private static final LooseObservation.Manner MANNER =
            new LooseObservation.Manner(ZoneOffset.UTC, null, Map.of(), Instant.EPOCH, "test");

    @Test
    void aPlaceWithinAPageIsTheSamePage() {
        assertThat(idOf("https://mp.weixin.qq.com/s/abc#wechat_redirect"))
                .isEqualTo(idOf("https://mp.weixin.qq.com/s/abc"))
                .isEqualTo(idOf("https://mp.weixin.qq.com/s/abc#rd"));
    }

    @Test
    void whereThePathStandsBehindTheSignItNamesThePage() {
        assertThat(idOf("https://bbs.example/#/post/1")).isNotEqualTo(idOf("https://bbs.example/#/post/2"));
        assertThat(idOf("https://bbs.example/#!/post/1")).isNotEqualTo(idOf("https://bbs.example/#!/post/2"));
    }

    private static String idOf(String url) {
        return LooseObservation.of(Map.of("url", url), MANNER).get("externalId").asText();
    }
}
