package io.langyan.monitoring.feeds;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Markup as a reader sees it: words, and line ends where blocks end. Scripts and styles are no words. */
final class PlainText {

    private static final Set<String> BREAKS = Set.of(
            "br",
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "tr",
            "table",
            "blockquote",
            "section",
            "article",
            "pre",
            "hr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6");
    private static final String UNSEEN = "script, style, noscript, template, iframe, object, head";

    private PlainText() {}

    /** Null when nothing is left. */
    static String of(String html) {
        if (html == null) {
            return null;
        }
        boolean markup = html.indexOf('<') >= 0 || html.indexOf('&') >= 0;
        String text = markup ? stripped(html) : html;
        String tidy = text.replace('\u00a0', ' ')
                .replaceAll("[ \\t\\x0B\\f\\r]+", " ")
                .replaceAll(" ?\\n ?", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
        return tidy.isEmpty() ? null : tidy;
    }

    private static String stripped(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        body.select(UNSEEN).remove();
        StringBuilder text = new StringBuilder();
        body.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    text.append(words.getWholeText().replace('\n', ' '));
                } else if (node.nodeName().equals("br")) {
                    text.append('\n');
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (BREAKS.contains(node.nodeName()) && !node.nodeName().equals("br")) {
                    text.append('\n');
                }
            }
        });
        return text.toString();
    }
}
