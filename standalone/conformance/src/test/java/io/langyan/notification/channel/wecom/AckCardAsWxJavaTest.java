package io.langyan.notification.channel.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.v1.EventJson;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import me.chanjar.weixin.cp.bean.templatecard.TemplateCardButton;
import org.junit.jupiter.api.Test;

class AckCardAsWxJavaTest {

    private static final String LINK = "https://langyan.example/p/ack/TOKEN";

    @Test
    void ourCardIsFieldByFieldTheOneThatTheyBuild() throws JsonProcessingException {
        // When
        JsonNode card = AckCard.of(new Letter(
                "push-1",
                0,
                "【狼烟 L1 重大】电池自燃🔥\n缘由：舆情事件已开启\n请确认：" + LINK,
                List.of(),
                Map.of("code", "K7QM-482913"),
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
                        null)));

        // Then
        JsonNode theirs = EventJson.mapper().readTree(theirs().toJson()).path("template_card");
        // They write the key that a button with a URL has not as null.
        ((ObjectNode) theirs.path("button_list").path(1)).remove("key");
        assertThat(card).isEqualTo(theirs);
    }

    private static WxCpMessage theirs() {
        return WxCpMessage.TEMPLATECARD()
                .cardType("button_interaction")
                .taskId("push-1")
                .mainTitleTitle("【狼烟 L1 重大】电池自燃🔥")
                .subTitleText("缘由：舆情事件已开启")
                .cardActionType(1)
                .cardActionUrl(LINK)
                .buttons(List.of(
                        TemplateCardButton.builder()
                                .text("我来处理 Ack")
                                .type(0)
                                .style(1)
                                .key("ack:TOKEN")
                                .build(),
                        TemplateCardButton.builder()
                                .text("详情 Details")
                                .type(1)
                                .style(2)
                                .url(LINK)
                                .build()))
                .build();
    }
}
