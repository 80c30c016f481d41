package io.langyan.notification.ack;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.wecom.CallbackSeal;
import io.langyan.notification.channel.wecom.CallbackXml;
import io.langyan.notification.channel.wecom.CardPress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutUpdateBtnMessage;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import me.chanjar.weixin.cp.util.crypto.WxCpCryptUtil;
import org.junit.jupiter.api.Test;

class CardReplyAsWxJavaTest {

    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final String LABEL = "已由 张三 处理 <&🔥>";
    private static final Instant NOW = Instant.ofEpochSecond(1_767_323_045L);

    @Test
    void ourAnswerToAPressIsTheOneThatTheySeal() {
        // Given
        WxCpDefaultConfigImpl config = new WxCpDefaultConfigImpl();
        config.setToken("testToken");
        config.setAesKey(KEY);
        config.setCorpId("wwTESTCORP");
        WxCpXmlOutUpdateBtnMessage theirs = WxCpXmlOutMessage.UPDATE_BUTTON()
                .replaceName(LABEL)
                .toUser("zhangsan")
                .fromUser("wwTESTCORP")
                .build();
        theirs.setCreateTime(NOW.getEpochSecond());

        // When
        String ours = CardReply.of(
                new CardPress("wwTESTCORP", "1000002", "zhangsan", "TOKEN", null, NOW), LABEL, seal(), NOW);

        // Then
        assertThat(opened(config, ours)).isEqualTo(opened(config, theirs.toEncryptedXml(config)));
    }

    /** By WxJava, without the white space between elements. */
    private static String opened(WxCpDefaultConfigImpl config, String answer) {
        Map<String, String> texts =
                CallbackXml.texts(answer.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        return new WxCpCryptUtil(config)
                .decryptXml(texts.get("MsgSignature"), texts.get("TimeStamp"), texts.get("Nonce"), answer)
                .replaceAll(">\\s+<", "><")
                .strip();
    }

    private static CallbackSeal seal() {
        return CallbackSeal.of(new Channel(
                        "duty",
                        "wecom-app",
                        true,
                        false,
                        false,
                        List.of(),
                        URI.create("https://qyapi.weixin.qq.com"),
                        Map.of("corpId", "wwTESTCORP"),
                        Map.of(CallbackSeal.TOKEN, "testToken", CallbackSeal.KEY, KEY)))
                .orElseThrow();
    }
}
