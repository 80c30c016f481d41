package io.langyan.events.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | CHINESE",
                "'' | CHINESE",
                "* | CHINESE",
                "zh-CN | CHINESE",
                "zh-Hans-CN,en;q=0.5 | CHINESE",
                "en | ENGLISH",
                "en-GB,en;q=0.9,zh;q=0.8 | ENGLISH",
                "fr,en;q=0.5 | ENGLISH",
                "fr | CHINESE",
                "en;q=0.2,zh;q=0.7 | CHINESE",
                ";;;=,,q | CHINESE"
            })
    void theBestOfTheWishesCounts(String header, Language language) {
        assertThat(Language.of(header)).isEqualTo(language);
    }
}
