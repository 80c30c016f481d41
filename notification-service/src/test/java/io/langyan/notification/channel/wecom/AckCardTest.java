package io.langyan.notification.channel.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AckCardTest {

    private static final String LINK = "https://langyan.example/p/ack/TOKEN";

    @Test
    void showsTheTitleAndTheTextAndHidesTheLinkInItsButtons() {
        // When
        JsonNode card = AckCard.of(letter("【狼烟 L1 重大】电池自燃\n缘由：舆情事件已开启\n请确认：" + LINK, 0, "K7QM-482913"));

        // Then
        assertThat(card.path("task_id").asText()).isEqualTo("push-1");
        assertThat(card.path("main_title").path("title").asText()).isEqualTo("【狼烟 L1 重大】电池自燃");
        assertThat(card.path("sub_title_text").asText()).isEqualTo("缘由：舆情事件已开启");
        assertThat(card.path("button_list").path(0).path("key").asText()).isEqualTo("ack:TOKEN");
        assertThat(card.path("button_list").path(1).path("url").asText()).isEqualTo(LINK);
    }

    @Test
    void cutsBetweenCharactersAndLeavesOutTheMarkOfAPart() {
        // When
        JsonNode card = AckCard.of(letter("(1/2)\n" + "😀".repeat(40) + "\n" + "长".repeat(200), 0, "K7QM-482913"));

        // Then
        assertThat(card.path("main_title").path("title").asText()).isEqualTo("😀".repeat(35) + "…");
        assertThat(card.path("sub_title_text").asText()).isEqualTo("长".repeat(111) + "…");
    }

    @Test
    void onlyTheFirstMessageOfWhatAsksForAnAnswerIsACard() {
        assertThat(AckCard.suits(letter("x", 0, "K7QM-482913"))).isTrue();
        assertThat(AckCard.suits(letter("x", 1, "K7QM-482913"))).isFalse();
        assertThat(AckCard.suits(letter("x", 0, ""))).isFalse();
        assertThat(AckCard.suits(new Letter("d", 0, "digest", List.of(), Map.of(), null)))
                .isFalse();
    }

    private static Letter letter(String text, int part, String code) {
        return new Letter(
                "push-1",
                part,
                text,
                List.of(),
                Map.of("code", code),
                new Subject(
                        UUID.randomUUID(),
                        "acme",
                        "L1",
                        "opened",
                        "电池",
                        Instant.EPOCH,
                        null,
                        false,
                        false,
                        LINK,
                        null,
                        null));
    }
}
