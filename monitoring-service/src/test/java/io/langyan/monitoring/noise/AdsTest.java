package io.langyan.monitoring.noise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdsTest {

    private static final Logger LOG = Logger.getLogger(AdsTest.class);

    private record Labelled(String split, String kind, String text) {
        boolean isTakenForAd() {
            return Ads.judge(null, text).isAd();
        }
    }

    /** The half that was held back; what is lost by caution is an unmarked ad, what is lost by zeal is a complaint. */
    @Test
    void complaintsAreNotTakenForAdsThoughTheyQuoteThem() throws IOException {
        // Given
        List<Labelled> held = labelled("held");

        // When
        long right = held.stream()
                .filter(one -> one.kind().equals("ad") && one.isTakenForAd())
                .count();
        long ads = held.stream().filter(one -> one.kind().equals("ad")).count();
        List<Labelled> wrong = held.stream()
                .filter(one -> !one.kind().equals("ad") && one.isTakenForAd())
                .toList();

        // Then
        LOG.infof(
                "ads, held back: precision %d/%d, recall %d/%d, of %d texts",
                right, right + wrong.size(), right, ads, held.size());
        assertThat(wrong.stream().filter(one -> one.kind().equals("complaint"))).hasSizeLessThanOrEqualTo(2);
        assertThat(right / (double) (right + wrong.size())).isGreaterThanOrEqualTo(0.9);
        assertThat(right / (double) ads).isGreaterThanOrEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"加 V 信：zhuang888", "加薇❤ zhuang888，一件代发", "＋Ｖ：ZHUANG888 代办"})
    void contactsAreKnownHoweverTheyAreWritten(String text) {
        // When
        Ads.Verdict verdict = Ads.judge(null, text);

        // Then
        assertThat(verdict.isAd()).isTrue();
        assertThat(verdict.words()).isNotEmpty();
        assertThat(verdict.score()).isBetween(0.5, 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"充电器输出5V2000mA，根本充不进去", "型号V2000X的水泵漏水", "奥迪Q5L异响", "wifi 5G 掉线，路由器wx1800 也不行，客服不管"})
    void modelsAndUnitsAreNoContacts(String text) {
        assertThat(Ads.judge(null, text).isAd()).isFalse();
    }

    @Test
    void nothingIsNoAdAndLongTextsEndSoon() {
        // When, Then
        assertThat(Ads.judge(null, null).isAd()).isFalse();
        assertThat(Ads.judge("", "").isAd()).isFalse();
        assertThat(Ads.judge(null, "很".repeat(1_000_000)).isAd()).isFalse();
    }

    private static List<Labelled> labelled(String split) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                AdsTest.class.getResourceAsStream("/noise/labelled.tsv"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .map(part -> new Labelled(part[0], part[1], part[2]))
                    .filter(one -> one.split().equals(split))
                    .toList();
        }
    }
}
