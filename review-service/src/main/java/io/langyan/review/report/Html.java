package io.langyan.review.report;

import io.langyan.review.report.Document.Block;
import io.langyan.review.report.Document.Curve;
import io.langyan.review.report.Document.Heading;
import io.langyan.review.report.Document.Paragraph;
import io.langyan.review.report.Document.Table;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a document as one self-contained HTML page without scripts or styles, so that any policy lets it be shown. */
public final class Html {

    private Html() {}

    public static String of(Document document) {
        String title = document.blocks().stream()
                .filter(Heading.class::isInstance)
                .map(block -> escaped(((Heading) block).text()))
                .findFirst()
                .orElse("");
        String body = document.blocks().stream()
                .map(block -> block(block, document.language()))
                .collect(Collectors.joining("\n"));
        return "<!doctype html>\n<html lang=\"" + document.language().tag()
                + "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + title + "</title>\n</head>\n<body>\n" + body
                + "\n</body>\n</html>\n";
    }

    private static String block(Block block, Language language) {
        if (block instanceof Heading heading) {
            return "<h%1$d>%2$s</h%1$d>".formatted(heading.depth(), escaped(heading.text()));
        }
        if (block instanceof Paragraph paragraph) {
            return "<p>" + escaped(paragraph.text()) + "</p>";
        }
        return block instanceof Table table ? table(table) : SpreadSvg.of((Curve) block, language);
    }

    private static String table(Table table) {
        return "<table border=\"1\" cellpadding=\"4\">\n<thead>" + row(table.head(), "th") + "</thead>\n<tbody>\n"
                + table.rows().stream().map(cells -> row(cells, "td")).collect(Collectors.joining("\n"))
                + "\n</tbody>\n</table>";
    }

    private static String row(List<String> cells, String tag) {
        return cells.stream()
                .map(cell -> "<" + tag + ">" + escaped(cell) + "</" + tag + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
