package io.langyan.monitoring.mention;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final String TEXT = "狼烟汽车的电池在小区里自燃，差点烧到孩子，厂家到现在没有一句道歉";

    @Test
    void copiesShareItWhateverStandsAroundThem() {
        String own = Fingerprint.of(null, TEXT);
        assertThat(Fingerprint.of(null, "//@老王:" + TEXT)).isEqualTo(own);
        assertThat(Fingerprint.of(null, TEXT + " https://t.cn/A6xyz")).isEqualTo(own);
        assertThat(Fingerprint.of(null, TEXT.replace("，", " ！ "))).isEqualTo(own);
        assertThat(Fingerprint.of(TEXT, "")).isEqualTo(own);
    }

    @Test
    void otherTextsHaveAnother() {
        assertThat(Fingerprint.of(null, "狼烟汽车的客服打不通，退款拖了三个星期")).isNotEqualTo(Fingerprint.of(null, TEXT));
        assertThat(Fingerprint.of(null, "坏了")).isNotEqualTo(Fingerprint.of(null, "假货"));
        assertThat(Fingerprint.of(null, "")).isEqualTo(Fingerprint.of(null, null));
    }
}
