package io.langyan.notification.ack;

import io.langyan.notification.channel.wecom.CallbackSeal;
import io.langyan.notification.channel.wecom.CallbackSeal.Sealed;
import io.langyan.notification.channel.wecom.CardPress;
import java.time.Instant;
import java.util.UUID;

/**
 * The answer to a press that changes the button of who pressed it.
 *
 * @see <a href="https://developer.work.weixin.qq.com/document/path/96469">更新按钮文案</a>
 */
final class CardReply {

    private CardReply() {}

    static String of(CardPress press, String label, CallbackSeal seal, Instant now) {
        String timestamp = Long.toString(now.getEpochSecond());
        String plain = "<xml>" + text("ToUserName", press.user()) + text("FromUserName", press.company())
                + "<CreateTime>" + timestamp + "</CreateTime>" + text("MsgType", "update_button")
                + "<Button>" + text("ReplaceName", label) + "</Button></xml>";
        Sealed sealed = seal.seal(plain, timestamp, UUID.randomUUID().toString().replace("-", ""));
        return "<xml>" + text("Encrypt", sealed.encrypted()) + text("MsgSignature", sealed.signature()) + "<TimeStamp>"
                + sealed.timestamp() + "</TimeStamp>" + text("Nonce", sealed.nonce()) + "</xml>";
    }

    private static String text(String name, String value) {
        return "<" + name + "><![CDATA[" + value.replace("]]>", "") + "]]></" + name + ">";
    }
}
