package io.langyan.notification.message;

import io.langyan.events.v1.Level;
import io.langyan.notification.page.Conversation;
import io.langyan.notification.page.PageRow;
import java.util.Map;

/**
 * What an SMS template's variables may be filled with, by name: {@code level title brand code}, each within the usual 35
 * characters, and {@code brief handle pin story}, each within the 6 that newer accounts get; {@code handle} and {@code pin} are the code in its
 * two halves. None holds a link, a number that could be called or the brackets of a signature: such a message is refused for good.
 */
public final class TemplateVariables {

    /** Characters of a title. */
    static final int TITLE = 20;

    private static final int LONGEST = 35;

    /** Mobile, fixed and service numbers, and accounts of seven digits and more. */
    private static final String CALLABLE = "\\+?\\d{3,4}[ -]\\d{3,4}[ -]?\\d{4}|\\+?\\d{7,}";

    private TemplateVariables() {}

    /**
     * The variables of one push.
     *
     * @param title what our own template makes of the page
     * @param code such as {@code K7QM-482913}; empty when nobody is asked for one
     */
    public static Map<String, String> of(PageRow page, String title, String code, Occasion occasion) {
        int dash = code.indexOf('-');
        return Map.of(
                "level",
                marks(page, occasion, "演练 ", "试运行 ", "可能重复 ", "测试 ") + brief(page.gravity()),
                "title",
                title(title),
                "brand",
                page.concernsAll() ? Words.of("word", "all", Language.CHINESE) : cut(page.brand, LONGEST),
                "code",
                code,
                "brief",
                marks(page, occasion, "演", "试", "重", "测") + brief(page.gravity()),
                "handle",
                dash < 0 ? "" : code.substring(0, dash),
                "pin",
                code.substring(dash + 1),
                "story",
                page.isOfStory() ? Conversation.handle(page.conversation) : "");
    }

    private static String marks(
            PageRow page, Occasion occasion, String drill, String trial, String again, String test) {
        return occasion.test()
                ? test
                : (page.drill != null ? drill : "") + (page.trial ? trial : "") + (occasion.repeated() ? again : "");
    }

    private static String brief(Level level) {
        return switch (level) {
            case L1, L2, L3 -> level.code();
            case WARN -> "预警";
            case WATCH -> "关注";
            case NONE -> "提示";
        };
    }

    static String title(String title) {
        String plain = title.replaceAll("(?i)https?://\\S+", "")
                .replaceAll("(?i)www\\.", "")
                .replaceAll("(?i)([a-z0-9-])\\.([a-z])", "$1 $2")
                .replaceAll(CALLABLE, "")
                .replaceAll("[【】\\p{Cntrl}]", " ")
                .strip();
        return cut(plain.isEmpty() ? "舆情" : plain, TITLE);
    }

    private static String cut(String text, int most) {
        int points = text.codePointCount(0, text.length());
        return points <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
