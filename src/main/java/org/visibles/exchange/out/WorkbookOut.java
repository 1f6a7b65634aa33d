package org.visibles.exchange.out;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook of one sheet; all cells are texts, which nothing takes for a formula. */
final class WorkbookOut implements TableOut {

    private static final int WIDTH = 18;
    private static final int KEPT = 500;

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    WorkbookOut(OutputStream to, String name, int columns) {
        workbook = new Workbook(to, "Visibles", "1.0");
        sheet = workbook.newWorksheet(name);
        for (int column = 0; column < columns; column++) {
            sheet.width(column, WIDTH);
        }
        sheet.freezePane(0, 1);
    }

    @Override
    public void line(List<String> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            if (!cells.get(column).isEmpty()) {
                sheet.inlineString(row, column, cells.get(column));
                if (row == 0) {
                    sheet.style(row, column).bold().set();
                }
            }
        }
        row++;
        if (row % KEPT == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.finish();
    }
}
