package io.langyan.monitoring.report;

import java.util.List;

/** The pages of the form, complete in themselves: no script, no font, no picture from anywhere. */
final class ReportPage {

    private ReportPage() {}

    /** A choice of a list: what is sent, and what is shown. */
    record Choice(String value, String shown) {}

    /**
     * What the form shows.
     *
     * @param ticket the hidden field
     * @param brands one choice for each, none when there is only one brand
     * @param wrong what is wrong with what was sent, null the first time
     * @param given what was sent, to be corrected
     */
    record Form(String ticket, List<Choice> brands, Words.Wrong wrong, ReportForm given) {}

    static String form(Words words, Form form) {
        ReportForm given = form.given();
        StringBuilder body = new StringBuilder();
        body.append("<header><p class=mark>狼烟 <span>Langyan</span></p><h1>")
                .append(words.title())
                .append("</h1><p class=lead>")
                .append(words.lead())
                .append("</p></header>");
        if (form.wrong() != null) {
            body.append("<p class=bad role=alert>")
                    .append(words.of(form.wrong()))
                    .append("</p>");
        }
        body.append("<form method=post action=\"/p/report?lang=")
                .append(words.tag())
                .append("\" enctype=\"multipart/form-data\"><input type=hidden name=ticket value=\"")
                .append(safe(form.ticket()))
                .append("\">");
        if (!form.brands().isEmpty()) {
            body.append(select("brand", words.brand(), form.brands(), given.brand(), ""));
        }
        body.append("<label for=text>")
                .append(words.what())
                .append("</label><textarea id=text name=text rows=6 maxlength=")
                .append(ReportForm.LONGEST_TEXT)
                .append(" required placeholder=\"")
                .append(words.whatHint())
                .append("\">\n")
                .append(safe(given.text()))
                .append("</textarea>");
        body.append(select("platform", words.where(), words.platforms(), given.platform(), words.whereUnknown()));
        body.append(input("link", "url", words.link(), "https://", given.link(), ReportForm.LONGEST_LINK));
        body.append("<label for=photo>")
                .append(words.photo())
                .append("</label><input id=photo name=photo type=file accept=\"image/jpeg,image/png,image/webp\"><p"
                        + " class=hint>")
                .append(words.photoHint())
                .append("</p>");
        body.append(
                input("name", "text", words.reporter(), words.reporterHint(), given.name(), ReportForm.LONGEST_NAME));
        body.append("<button>")
                .append(words.send())
                .append("</button><p class=hint>")
                .append(words.promise())
                .append("</p></form>");
        return frame(words, body.toString());
    }

    static String receipt(Words words, String receipt) {
        return frame(
                words,
                "<main class=done><p class=tick aria-hidden=true>✓</p><h1>" + words.thanks() + "</h1><p>"
                        + words.receiptIs() + "</p><p class=receipt>" + safe(receipt) + "</p><p class=hint>"
                        + words.receiptHint() + "</p><p><a href=\"/p/report?lang=" + words.tag() + "\">"
                        + words.another() + "</a></p></main>");
    }

    static String notice(Words words, Words.Wrong wrong) {
        return frame(
                words,
                "<main class=done><h1>" + words.title() + "</h1><p class=bad>" + words.of(wrong)
                        + "</p><p><a href=\"/p/report?lang=" + words.tag() + "\">" + words.again() + "</a></p></main>");
    }

    private static String select(String name, String label, List<Choice> choices, String chosen, String none) {
        StringBuilder options = new StringBuilder();
        options.append("<label for=").append(name).append('>').append(label).append("</label><select id=");
        options.append(name).append(" name=").append(name).append(none.isEmpty() ? " required>" : ">");
        options.append("<option value=\"\">")
                .append(none.isEmpty() ? "—" : none)
                .append("</option>");
        for (Choice choice : choices) {
            options.append("<option value=\"")
                    .append(safe(choice.value()))
                    .append(choice.value().equals(chosen) ? "\" selected>" : "\">")
                    .append(safe(choice.shown()))
                    .append("</option>");
        }
        return options.append("</select>").toString();
    }

    private static String input(String name, String type, String label, String hint, String value, int longest) {
        return "<label for=%s>%s</label><input id=%s name=%s type=%s maxlength=%d placeholder=\"%s\" value=\"%s\" autocomplete=off>"
                .formatted(name, label, name, name, type, longest, hint, safe(value));
    }

    private static String frame(Words words, String body) {
        return "<!doctype html><html lang=\"" + words.tag() + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"robots\" content=\"noindex\"><title>" + words.title() + "</title><style>" + STYLE
                + "</style></head><body><nav><a href=\"/p/report?lang=" + words.otherTag() + "\" lang=\""
                + words.otherTag() + "\">" + words.otherName() + "</a></nav>" + body + "</body></html>";
    }

    static String safe(String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;");
    }

    private static final String STYLE =
            """
            :root{color-scheme:light dark;--ink:#1d2129;--soft:#6b7280;--line:#d5d9e0;--paper:#fff;--ground:#f5f6f8;--red:#c8102e}
            @media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#9aa0a6;--line:#3c4043;--paper:#202124;--ground:#17181a;--red:#e5484d}}
            *{box-sizing:border-box}
            body{font:16px/1.6 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:var(--ink);
            background:var(--ground);margin:0 auto;max-width:34em;padding:0 1.1em 3em}
            nav{text-align:right;padding:.7em 0;font-size:.9em}a{color:var(--red);text-decoration:none}
            .mark{margin:0;color:var(--red);font-weight:700;letter-spacing:.1em}.mark span{color:var(--soft);font-weight:400;letter-spacing:0}
            h1{font-size:1.5em;line-height:1.3;margin:.2em 0 .3em}.lead{margin:0 0 1.2em;color:var(--soft)}
            form,.done{background:var(--paper);border:1px solid var(--line);border-radius:14px;padding:.4em 1.1em 1.2em}
            label{display:block;font-weight:600;margin:1.1em 0 .35em}
            input,select,textarea{width:100%;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);
            border-radius:9px;padding:.65em .75em}
            textarea{resize:vertical;min-height:8em}input[type=file]{padding:.55em;color:var(--soft)}
            ::file-selector-button{font:inherit;font-size:.9em;color:var(--ink);background:var(--ground);border:1px solid var(--line);
            border-radius:7px;padding:.3em .8em;margin-right:.7em}
            input:focus,select:focus,textarea:focus{outline:2px solid var(--red);outline-offset:-1px;border-color:transparent}
            ::placeholder{color:var(--soft);opacity:.75}
            button{width:100%;margin-top:1.5em;padding:.85em;font:inherit;font-size:1.1em;font-weight:600;border:0;border-radius:10px;
            background:var(--red);color:#fff}
            .hint{color:var(--soft);font-size:.88em;margin:.5em 0 0}
            .bad{background:#fdecee;color:#a30d25;border-radius:10px;padding:.7em .9em;margin:0 0 1em;font-weight:600}
            .done{text-align:center;padding:1.6em 1.2em;margin-top:1.5em}
            .tick{width:2.2em;height:2.2em;line-height:2.2em;margin:0 auto .4em;border-radius:50%;background:#0a7d32;color:#fff;font-size:1.5em}
            .receipt{font:700 1.5em/1.4 ui-monospace,Menlo,Consolas,monospace;letter-spacing:.06em;user-select:all}
            """;
}
