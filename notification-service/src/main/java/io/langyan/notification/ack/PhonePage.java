package io.langyan.notification.ack;

import io.langyan.notification.message.Language;
import io.langyan.notification.message.PageLines;
import io.langyan.notification.page.PageRow;
import java.util.stream.Collectors;

/** The small page on the phone, Chinese and English, without script. */
final class PhonePage {

    private PhonePage() {}

    static String of(ByClaim.View view) {
        return switch (view.found()) {
            case OPEN ->
                frame(
                        head(view.page())
                                + """
                            <form method="post"><button>确认收到 Acknowledge</button></form>
                            <p class="hint">确认后，升级呼叫将停止。Acknowledging stops the escalation.</p>""");
            case DONE -> frame(head(view.page()) + "<p class=\"ok\">已确认，谢谢。Acknowledged, thank you.</p>");
            case ALREADY ->
                frame(head(view.page()) + "<p class=\"ok\">已由 " + safe(view.page().ackName)
                        + " 确认。Already acknowledged.</p>");
            case CLOSED -> frame(head(view.page()) + "<p>此呼叫已关闭，无需确认。This page is closed.</p>");
            case USED ->
                frame(
                        "<p class=\"bad\">链接或确认码已用过；此呼叫又响起，请用最新一条消息里的。Used before; the page rings again: take the one of the newest message.</p>"
                                + codeForm());
            case INVALID ->
                frame(
                        "<p class=\"bad\">链接或确认码无效、已过期，或错误次数过多。The link or code is not valid, has expired, or was tried too often.</p>"
                                + codeForm());
        };
    }

    static String form() {
        return frame("<h1>输入短信中的确认码<br><small>Enter the code from the SMS</small></h1>" + codeForm());
    }

    private static String codeForm() {
        return """
                <form method="post" action="/p/ack">
                <input name="code" autocomplete="one-time-code" autocapitalize="characters" placeholder="K7QM-482913" maxlength="20" required>
                <button>确认 Acknowledge</button></form>""";
    }

    private static String head(PageRow page) {
        PageLines chinese = PageLines.of(page, Language.CHINESE);
        PageLines english = PageLines.of(page, Language.ENGLISH);
        return "<h1>" + safe(chinese.heading()) + "</h1>" + paragraph("zh-CN", chinese) + "<h2 lang=\"en\">"
                + safe(english.heading()) + "</h2>" + paragraph("en", english);
    }

    private static String paragraph(String tag, PageLines shown) {
        return shown.lines().stream()
                .map(PhonePage::safe)
                .collect(Collectors.joining("<br>", "<p lang=\"" + tag + "\">", "</p>"));
    }

    private static String frame(String body) {
        return """
                <!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
                <title>狼烟 · 确认</title><style>
                body{font:17px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;margin:0 auto;max-width:30em;padding:1.2em}
                h1{font-size:1.25em} button{width:100%;padding:.9em;font-size:1.1em;border:0;border-radius:.5em;background:#c8102e;color:#fff}
                input{width:100%;box-sizing:border-box;padding:.8em;font-size:1.2em;margin-bottom:.6em}
                h2{font-size:1em} .hint,[lang=en]{color:#666}p{overflow-wrap:anywhere}.ok{color:#0a7d32;font-weight:600}.bad{color:#b00020}
                </style></head><body>"""
                + body + "</body></html>";
    }

    private static String safe(String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
    }
}
