package io.langyan.review.report;

import io.langyan.review.report.Document.Block;
import io.langyan.review.report.Document.Heading;
import io.langyan.review.report.Document.Paragraph;
import io.langyan.review.report.Document.Table;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a document as GitHub-flavoured Markdown; what people wrote is shown as they wrote it, never as markup. */
public final class Markdown {

    private Markdown() {}

    public static String of(Document document) {
        return document.blocks().stream().map(Markdown::block).collect(Collectors.joining());
    }

    private static String block(Block block) {
        if (block instanceof Heading heading) {
            return "#".repeat(heading.depth()) + " " + plain(heading.text()) + "\n\n";
        }
        if (block instanceof Paragraph paragraph) {
            return plain(paragraph.text()) + "\n\n";
        }
        return block instanceof Table table ? table(table) : "";
    }

    private static String table(Table table) {
        String rule = "|" + " --- |".repeat(table.head().size()) + "\n";
        String rows = table.rows().stream().map(Markdown::row).collect(Collectors.joining());
        return row(table.head()) + rule + rows + "\n";
    }

    private static String row(List<String> cells) {
        return cells.stream().map(Markdown::plain).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String plain(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]<>#|~!])", "\\\\$1").replaceAll("\\R", " ");
    }
}
