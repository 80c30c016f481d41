package io.langyan.monitoring.imports.table;

import io.langyan.events.rest.Problem;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/**
 * One part of a workbook on its way through the guard: its sheets and texts stand where they are looked for, no cell lies outside the grid, and no text,
 * row or formula is longer than tables have. The reader steps over elements that it does not know, so these reset nothing here either.
 */
final class XlsxPart {

    /** How the part with the texts that cells share ends, in lower case. */
    static final String STRINGS = "sharedstrings.xml";

    private static final int MOST_STRINGS = 1_000_000;
    private static final int MOST_CELLS = 16_384;
    /** Letters. A row is held as a whole; Excel allows 32 767 in a cell, others write more. */
    private static final int LONGEST_ROW = 2_000_000;
    /** Twice what Excel takes, for in a file functions bear prefixes; those that cells share are kept for the whole sheet. */
    private static final int LONGEST_FORMULA = 16_384;

    private static final int MOST_FORMULAS = 8_000_000;
    private static final Pattern CELL = Pattern.compile("[A-Za-z]{1,2}\\d{1,7}|[A-Xa-x][A-Za-z]{2}\\d{1,7}");
    private static final Pattern ROW = Pattern.compile("\\d{1,7}");

    private final boolean isStrings;
    private long held;
    private int cells;
    private boolean hasRows;
    private int strings;
    private boolean isFormula;
    private long formula;
    private long formulas;

    /** @param name of the entry, in lower case */
    XlsxPart(String name) {
        this.isStrings = name.endsWith(STRINGS);
    }

    void begin(XMLStreamReader element) {
        isFormula = false;
        switch (element.getLocalName()) {
            case "row" -> beginRow(element);
            case "c" -> beginCell(element);
            case "si" -> beginText();
            case "f" -> beginFormula();
            case "Override" -> requireNamed(element, "ContentType", "PartName");
            case "Default" -> requireNamed(element, "ContentType", "Extension");
            case "Relationship" -> requireNamed(element, "Type", "Target");
            default -> {}
        }
    }

    void text(int letters) {
        held += letters;
        formula += isFormula ? letters : 0;
        formulas += isFormula ? letters : 0;
        if (held > LONGEST_ROW || formula > LONGEST_FORMULA || formulas > MOST_FORMULAS) {
            throw tooLong();
        }
    }

    static Problem tooLong() {
        return UnreadableTable.bomb("单元格、公式或行过长", "a cell, a formula or a row is too long");
    }

    private void beginRow(XMLStreamReader row) {
        requireInGrid(row, ROW);
        held = isStrings ? held : 0;
        cells = 0;
        hasRows = true;
    }

    /** Of the chain of calculation each formula of the workbook is one {@code c} too, in no row. */
    private void beginCell(XMLStreamReader cell) {
        requireInGrid(cell, CELL);
        if (hasRows && ++cells > MOST_CELLS) {
            throw UnreadableTable.bomb("一行的单元格过多", "a row has too many cells");
        }
    }

    private void beginText() {
        held = isStrings ? 0 : held;
        if (++strings > MOST_STRINGS) {
            throw UnreadableTable.bomb("不同的文字过多", "it holds too many different texts");
        }
    }

    private void beginFormula() {
        isFormula = true;
        formula = 0;
    }

    private static void requireInGrid(XMLStreamReader element, Pattern shape) {
        String place = element.getAttributeValue(null, "r");
        if (place != null && !shape.matcher(place).matches()) {
            throw UnreadableTable.bomb("单元格超出表格范围", "a cell lies outside the grid");
        }
    }

    /** By their names the guard knows what to hold parts to; the reader goes by what is said of them here. */
    private static void requireNamed(XMLStreamReader element, String kindAttribute, String nameAttribute) {
        String kind = lower(element.getAttributeValue(null, kindAttribute));
        String name = lower(element.getAttributeValue(null, nameAttribute));
        boolean strings = kind.contains("sharedstrings");
        boolean sheet = kind.contains("worksheet");
        boolean right = name.endsWith(STRINGS) ? strings : name.endsWith(".xml") && !strings;
        if ((strings || sheet) && !right) {
            throw UnreadableTable.bomb("部件名不规范", "a part bears a name that is not its own");
        }
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
