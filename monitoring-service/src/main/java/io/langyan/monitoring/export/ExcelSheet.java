package io.langyan.monitoring.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** XLSX. Texts stand in their cells, not in a table of strings that would have to be kept until the end. */
final class ExcelSheet implements Sheet {

    private static final int ROWS_AT_ONCE = 200;

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    ExcelSheet(OutputStream out, String name) {
        this.workbook = new Workbook(out, "Langyan", "1.0");
        this.sheet = workbook.newWorksheet(name);
    }

    @Override
    public void row(List<?> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            Object cell = cells.get(column);
            if (cell instanceof Number number) {
                sheet.value(row, column, number);
            } else if (cell != null) {
                sheet.inlineString(row, column, cell.toString());
            }
        }
        if (++row % ROWS_AT_ONCE == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
