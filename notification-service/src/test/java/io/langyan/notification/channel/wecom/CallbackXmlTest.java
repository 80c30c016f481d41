package io.langyan.notification.channel.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackXmlTest {

    @Test
    void readsTheTextsBelowTheRoot() {
        assertThat(texts("<xml><A><![CDATA[a<b&c]]></A><B>1</B><C><D>deep</D> </C><E/></xml>"))
                .contains(Map.of("A", "a<b&c", "B", "1", "C", " "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "<xml><A>",
                "<!DOCTYPE xml><xml><A>1</A></xml>",
                "<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><xml><A>&e;</A></xml>",
                "<!DOCTYPE xml [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;\">]><xml><A>&b;</A></xml>",
                "<xml><A>&unknown;</A></xml>",
                "<xml><A>1</A></xml><xml/>"
            })
    void whatHasDocumentTypesOrIsNoXmlIsUnreadable(String xml) {
        assertThat(texts(xml)).isEmpty();
    }

    @Test
    void aPressIsReadAndOtherTellingsAreNone() {
        assertThat(CardPress.in(Map.of(
                        "ToUserName",
                        "ww",
                        "FromUserName",
                        "u1",
                        "CreateTime",
                        "1767323045",
                        "Event",
                        "template_card_event",
                        "EventKey",
                        "ack:token",
                        "AgentID",
                        "7")))
                .hasValueSatisfying(press -> {
                    assertThat(press.token()).isEqualTo("token");
                    assertThat(press.user()).isEqualTo("u1");
                    assertThat(press.at()).isEqualTo("2026-01-02T03:04:05Z");
                });
        assertThat(CardPress.in(Map.of("Event", "enter_agent", "FromUserName", "u1", "CreateTime", "1")))
                .isEmpty();
        assertThat(CardPress.in(Map.of("Event", "template_card_event", "EventKey", "other", "CreateTime", "1")))
                .isEmpty();
    }

    private static Optional<Map<String, String>> texts(String xml) {
        return CallbackXml.texts(xml.getBytes(StandardCharsets.UTF_8));
    }
}
