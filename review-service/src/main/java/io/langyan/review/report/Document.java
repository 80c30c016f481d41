package io.langyan.review.report;

import java.util.ArrayList;
import java.util.List;

/** A review as blocks to be written in any form. */
public final class Document {

    /** A part of it. */
    sealed interface Block permits Heading, Paragraph, Table, Curve {}

    record Heading(int depth, String text) implements Block {}

    record Paragraph(String text) implements Block {}

    record Table(List<String> head, List<List<String>> rows) implements Block {}

    /** The spread curve; a form that cannot draw leaves it out. */
    record Curve(SpreadCurve spread, List<StatementEffect> statements) implements Block {}

    private final Language language;
    private final List<Block> blocks = new ArrayList<>();

    Document(Language language) {
        this.language = language;
    }

    Language language() {
        return language;
    }

    List<Block> blocks() {
        return blocks;
    }

    void heading(int depth, Text text) {
        blocks.add(new Heading(depth, text.in(language)));
    }

    void paragraph(Text text) {
        blocks.add(new Paragraph(text.in(language)));
    }

    /** A table without rows says so instead. */
    void table(List<Text> head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            paragraph(new Text("无。", "None."));
            return;
        }
        blocks.add(new Table(head.stream().map(text -> text.in(language)).toList(), rows));
    }

    void curve(SpreadCurve spread, List<StatementEffect> statements) {
        blocks.add(new Curve(spread, statements));
    }
}
