package io.langyan.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.page.PageRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagePartsTest {

    private static final Reader READER = new Reader(Language.CHINESE, Reader.HOME);
    private static final String LINK = "https://langyan.example/pages/1";

    @Test
    void everyPartOfADrillThatMayBeARepeatSaysSo() {
        List<String> parts = parts("d-1", true, 1500);

        assertThat(parts).hasSize(3).allSatisfy(part -> assertThat(part.lines().limit(2))
                .anySatisfy(line -> assertThat(line).contains("【可能重复】【演练】")));
    }

    @Test
    void soDoesTheLastOfThoseThatAreTooMany() {
        List<String> parts = parts("d-1", false, 5000);

        assertThat(parts).hasSize(5);
        assertThat(parts.get(4)).startsWith("(5/5)【演练】\n").endsWith(LINK);
        assertThat(parts).allSatisfy(part -> assertThat(part.getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(2048));
    }

    @Test
    void whatIsNeitherHasNoMark() {
        assertThat(parts(null, false, 1500)).hasSize(3).allSatisfy(part -> assertThat(part)
                .matches("(?s)\\(\\d/3\\)\n.*"));
    }

    private static List<String> parts(String drill, boolean repeated, int length) {
        PageRow page = SamplePage.of("opened", Instant.parse("2026-11-21T01:00:00Z"));
        page.drill = drill;
        Occasion occasion = new Occasion(List.of("张三"), LINK, repeated, false);
        String marks = PageText.values(page, occasion, READER).get(PageText.MARKS);
        return PageParts.of(marks + "烽".repeat(length), 2048, page, occasion, READER);
    }
}
