package io.langyan.notification.channel.wecom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.v1.EventJson;
import io.langyan.notification.channel.Letter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A page as a card (模板卡片) with the button 我来处理. It shows as much as WeChat Work advises; all of it stands behind the
 * other button. Its {@code task_id} is the push's, which WeChat Work takes only once.
 *
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90236">按钮交互型</a>
 */
final class AckCard {

    /** How the key of the button begins; the token of the person's one-time link follows. */
    static final String ACK = "ack:";

    private static final int TITLE = 36;
    private static final int TEXT = 112;
    private static final int CALLS_BACK = 0;
    private static final int OPENS = 1;

    private AckCard() {}

    /** Only what somebody is asked to answer, and only once: what does not fit into one message follows as text. */
    static boolean suits(Letter letter) {
        return letter.about() != null
                && letter.part() == 0
                && !letter.variables().getOrDefault("code", "").isEmpty();
    }

    static ObjectNode of(Letter letter) {
        String link = letter.about().link();
        List<String> lines = letter.text()
                .lines()
                .filter(line -> !line.contains(link) && !line.matches("\\(\\d+/\\d+\\)"))
                .toList();
        ObjectNode card = EventJson.mapper()
                .createObjectNode()
                .put("card_type", "button_interaction")
                .put("task_id", letter.id());
        card.putObject("main_title")
                .put("title", cut(lines.isEmpty() ? letter.about().title() : lines.get(0), TITLE));
        if (lines.size() > 1) {
            card.put("sub_title_text", cut(lines.stream().skip(1).collect(Collectors.joining("\n")), TEXT));
        }
        card.putObject("card_action").put("type", OPENS).put("url", link);
        ArrayNode buttons = card.putArray("button_list");
        buttons.addObject()
                .put("text", "我来处理 Ack")
                .put("type", CALLS_BACK)
                .put("style", 1)
                .put("key", ACK + link.substring(link.lastIndexOf('/') + 1));
        buttons.addObject()
                .put("text", "详情 Details")
                .put("type", OPENS)
                .put("style", 2)
                .put("url", link);
        return card;
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
