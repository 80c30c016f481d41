package io.langyan.notification.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks a template through before anybody is told anything by it. */
public final class TemplateCheck {

    /** Characters of a template. */
    public static final int LONGEST = 4_000;

    /** What holds links or brackets. */
    private static final Set<String> NOT_IN_SMS = Set.of(PageText.LINK, PageText.MARKS, "facts", PageText.FACT + "url");
    /** Kinds whose robots may be secured by a keyword, and what the documents say that it is. */
    private static final Set<String> BY_KEYWORD = Set.of(Medium.TEXT, "dingtalk-robot", "feishu-robot");

    private static final String KEYWORD = "狼烟";

    private final String text;
    private final TemplateKey key;
    private final Medium medium;
    private final Set<String> places;
    private final List<Finding> found = new ArrayList<>();

    private TemplateCheck(String text, TemplateKey key, Medium medium) {
        this.text = text;
        this.key = key;
        this.medium = medium;
        this.places = TextTemplate.parse(text).places();
    }

    /**
     * What is wrong with it; empty when all is well.
     *
     * @param medium the narrowest of those it may be used for
     */
    public static List<Finding> of(String text, TemplateKey key, Medium medium) {
        if (text == null || text.isBlank()) {
            return List.of(Finding.error("empty", "模板没有内容", "the template says nothing"));
        }
        if (text.length() > LONGEST) {
            return List.of(Finding.error(
                    "too-long", "模板超过 " + LONGEST + " 个字符", "the template has more than " + LONGEST + " characters"));
        }
        TemplateCheck check = new TemplateCheck(text, key, medium);
        check.places();
        if (medium.sms()) {
            check.sms();
        } else {
            check.free();
        }
        return List.copyOf(check.found);
    }

    private void places() {
        if (TextTemplate.stray(text)) {
            found.add(Finding.error(
                    "stray-brace",
                    "有不成对的花括号；变量写作 {title}，花括号本身写作 {{ 或 }}",
                    "a brace stands alone; a variable is written {title}, a brace {{ or }}"));
        }
        Set<String> known = known();
        for (String place : new TreeSet<>(places)) {
            if (!known.contains(place)) {
                found.add(Finding.error(
                        "unknown-variable", "没有变量 {" + place + "}", "there is no variable {" + place + "}"));
            } else if (isFact(place) && !isTold(place)) {
                found.add(Finding.warning(
                        "fact-not-told",
                        key.why() + " 类呼叫没有 {" + place + "}，将为空",
                        "pages of the reason " + key.why() + " never tell {" + place + "}: it stays empty"));
            }
        }
    }

    private Set<String> known() {
        if (key.isOfAnswer()) {
            return PageText.namesOfAnswer();
        }
        return key.isDigest() ? DigestText.NAMES : PageText.names();
    }

    private static boolean isFact(String place) {
        return place.startsWith(PageText.FACT);
    }

    private boolean isTold(String place) {
        return key.why().equals(TemplateKey.ANY)
                || key.isOfAnswer()
                || Reasons.facts(key.why()).contains(place.substring(PageText.FACT.length()));
    }

    private void free() {
        for (String link : key.isDigest() ? List.of(DigestText.ITEMS, DigestText.MORE) : List.of(PageText.LINK)) {
            if (!places.contains(link)) {
                found.add(Finding.error(
                        "missing-link",
                        "缺少含确认链接的 {" + link + "}",
                        "{" + link + "}, with where to acknowledge, is missing"));
            }
        }
        if (OwnWords.glueLink(text)) {
            found.add(Finding.error(
                    "glued-link",
                    "链接前后须有空格或换行，否则会与相邻文字连成另一个链接",
                    "a link needs a space or a line's end on both sides, or it becomes another one"));
        }
        head();
        own();
        room();
    }

    private void head() {
        if (!headPlaces().contains(PageText.MARKS)) {
            found.add(Finding.error(
                    "missing-marks",
                    "首行缺少 {marks}（演练、试运行、可能重复）",
                    "{marks} is missing in the first line (drill, trial, possibly repeated)"));
        }
        for (String wanted : key.isDigest() ? List.of("level", "count") : List.of("title", "level")) {
            if (!places.contains(wanted)) {
                found.add(Finding.warning(
                        "missing-" + wanted, "没有 {" + wanted + "}", "{" + wanted + "} does not stand in it"));
            }
        }
        if (BY_KEYWORD.contains(medium.kind()) && !text.contains(KEYWORD)) {
            found.add(Finding.warning(
                    "missing-keyword",
                    "没有关键词“" + KEYWORD + "”，以自定义关键词保护的机器人会拒收",
                    "without the keyword " + KEYWORD + " a robot that is secured by it refuses the text"));
        }
    }

    /** The first line is a mail's subject and stands in a text's first part. */
    private Set<String> headPlaces() {
        return TextTemplate.parse(text.lines().findFirst().orElse("")).places();
    }

    private void own() {
        if (OwnWords.holdAddress(text)) {
            found.add(Finding.error(
                    "own-link", "除 {link} 和 {fact.url} 外不能含链接", "it may hold no link but {link} and {fact.url}"));
        }
        if (OwnWords.holdMention(text)) {
            found.add(Finding.error("own-mention", "不能含 @、< 或 ](", "it may hold no @, < or ]("));
        }
    }

    private void room() {
        if (bytes(TextTemplate.parse(text).fill(Map.of())) > medium.mostBytes() || bytes(text) > medium.mostBytes()) {
            found.add(Finding.error(
                    "too-long",
                    "模板自身已超过一条消息的 " + medium.mostBytes() + " 字节",
                    "the template alone exceeds the " + medium.mostBytes() + " bytes of a message"));
        } else if (key.isDigest()) {
            roomForPages();
        } else if (bytes(sample()) > medium.mostBytes()) {
            found.add(Finding.warning(
                    "split",
                    "示例呼叫超过 " + medium.mostBytes() + " 字节，将分条发送",
                    "a sample page exceeds " + medium.mostBytes() + " bytes and goes in parts"));
        }
    }

    /** One message, whatever it says: with the longest names there is room for one page at least. */
    private void roomForPages() {
        Digest widest = Digest.widest();
        String filled = DigestText.of(
                TextTemplate.parse(text), widest, new Reader(key.language(), Reader.HOME), medium.mostBytes());
        if (!filled.contains(widest.items().get(0).link())) {
            found.add(Finding.error(
                    "too-long",
                    "在 " + medium.mostBytes() + " 字节内可能列不下任何呼叫",
                    "in " + medium.mostBytes() + " bytes there may be room for no page"));
        }
    }

    private void sms() {
        for (String place : new TreeSet<>(places)) {
            if (NOT_IN_SMS.contains(place)) {
                found.add(Finding.error(
                        "not-in-sms",
                        "短信变量不能含链接或签名括号：{" + place + "}",
                        "a variable of an SMS may hold no link and no brackets: {" + place + "}"));
            }
        }
        if (OwnWords.holdAddress(text)) {
            found.add(Finding.error("link-in-sms", "短信变量不能含链接", "a variable of an SMS may hold no link"));
        }
        if (text.strip().lines().count() > 1 || text.matches("(?s).*[【】].*")) {
            found.add(Finding.error("not-one-line", "短信变量只能是一行，且不含【】", "a variable of an SMS is one line without 【】"));
        }
        String sample = sample();
        if (sample.codePointCount(0, sample.length()) > TemplateVariables.TITLE) {
            found.add(Finding.warning(
                    "cut",
                    "示例超过 " + TemplateVariables.TITLE + " 个字，发送时会截断",
                    "the sample has more than " + TemplateVariables.TITLE + " characters and is cut"));
        }
    }

    private String sample() {
        Reader reader = new Reader(key.language(), Reader.HOME);
        Occasion occasion =
                new Occasion(List.of("张三"), "https://langyan.example/p/ack/" + "x".repeat(43), false, false);
        return TextTemplate.parse(text)
                .fill(PageText.values(SamplePage.of(key.why(), Instant.EPOCH), occasion, reader));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
