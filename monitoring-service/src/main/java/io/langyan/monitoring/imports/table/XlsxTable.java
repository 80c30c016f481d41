package io.langyan.monitoring.imports.table;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * One sheet of a workbook, streamed once {@link XlsxGuard} has looked through the file. Of a formula its stored result counts; macros, links to
 * other files and everything but cells are never opened.
 */
public final class XlsxTable implements TableFile {

    private static final int MOST_COLUMNS = 500;
    private static final ReadingOptions LENIENT = new ReadingOptions(false, true);

    private final Path file;
    private final String sheet;

    private XlsxTable(Path file, String sheet) {
        this.file = file;
        this.sheet = sheet;
    }

    /**
     * @param sheet name of the sheet; null for the first
     * @param mostUnpacked bytes that the file may unpack to
     */
    public static XlsxTable open(Path file, String sheet, long mostUnpacked) throws IOException {
        new XlsxGuard(mostUnpacked).check(file);
        return new XlsxTable(file, sheet);
    }

    @Override
    public String encoding() {
        return "XLSX";
    }

    @Override
    public List<String> header() throws IOException {
        List<List<String>> first = new ArrayList<>();
        all((line, cells) -> {
            first.add(cells);
            return false;
        });
        if (first.isEmpty()) {
            throw UnreadableTable.empty();
        }
        return first.get(0);
    }

    @Override
    public void rows(RowTaker taker) throws IOException {
        boolean[] headerPassed = {false};
        all((line, cells) -> {
            boolean more = !headerPassed[0] || taker.take(line, cells);
            headerPassed[0] = true;
            return more;
        });
    }

    private void all(RowTaker taker) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), LENIENT);
                Stream<Row> rows = sheetOf(workbook).openStream()) {
            Iterator<Row> each = rows.iterator();
            while (each.hasNext()) {
                Row row = each.next();
                List<String> cells = cells(row);
                if (cells.stream().anyMatch(cell -> !cell.isBlank()) && !taker.take(row.getRowNum(), cells)) {
                    return;
                }
            }
        } catch (ExcelReaderException | ClassCastException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw UnreadableTable.notXlsx();
        }
    }

    private Sheet sheetOf(ReadableWorkbook workbook) {
        return sheet == null
                ? workbook.getFirstSheet()
                : workbook.findSheet(sheet).orElseThrow(() -> UnreadableTable.noSheet(sheet));
    }

    private static List<String> cells(Row row) {
        int columns = Math.min(row.getCellCount(), MOST_COLUMNS);
        List<String> cells = new ArrayList<>(columns);
        for (int column = 0; column < columns; column++) {
            cells.add(row.getOptionalCell(column).map(XlsxTable::text).orElse(""));
        }
        return cells;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER && cell.getValue() instanceof BigDecimal number) {
            return plain(number);
        }
        if (cell.getType() == CellType.FORMULA && cell.getRawValue() != null) {
            return cell.getRawValue();
        }
        String text = cell.getType() == CellType.ERROR ? null : cell.getText();
        return text == null ? "" : text;
    }

    /** Ids and counters as people see them, not as 4.912E15. */
    private static String plain(BigDecimal number) {
        boolean sane = Math.abs((long) number.scale()) < 100 && number.precision() < 100;
        return sane ? number.stripTrailingZeros().toPlainString() : number.toString();
    }
}
