package io.langyan.notification.message;

import java.util.regex.Pattern;

/**
 * What the own words of a template may not hold. A push has the links and mentions that its places bring and no others: whoever may word one is
 * not to send people anywhere, nor to call those who are not on duty.
 */
final class OwnWords {

    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)//|https?:|mailto:|\\btel:|www\\." + "|[\\p{L}\\d-]\\.\\p{L}{2,}|\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final Pattern MENTION = Pattern.compile("[@＠<]|]\\(");
    /** What stands right before a link could become its host, what stands right behind it its end. */
    private static final Pattern GLUED =
            Pattern.compile("[\\p{L}\\p{N}_{}@.,:/?=&%#+-]\\{link}|\\{(?:link|items|more)}\\S");

    private OwnWords() {}

    /** Also one that is put together around a place, whether that says something or nothing. */
    static boolean holdAddress(String text) {
        TextTemplate template = TextTemplate.parse(text);
        return ADDRESS.matcher(template.own("")).find()
                || ADDRESS.matcher(template.own("x")).find();
    }

    /** Also of markup, which could become either. */
    static boolean holdMention(String text) {
        return MENTION.matcher(TextTemplate.parse(text).own("")).find();
    }

    static boolean glueLink(String text) {
        return GLUED.matcher(text).find();
    }
}
