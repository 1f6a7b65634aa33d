package org.visibles.costs;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.visibles.kernel.RuleViolation;

/** Reads the first sheet of an Excel workbook (.xlsx): numbers as they are, days as the numbers that Excel keeps for them. */
final class WorkbookFile {

    /** Bytes of what is packed: a small file can hold a large one. */
    private static final long LARGEST_UNPACKED = 100L << 20;

    private static final int MOST_COLUMNS = 100;
    /** Binary fractions of amounts: 1234.5600000000001. */
    private static final BigDecimal NOISE = new BigDecimal("0.000001");

    private WorkbookFile() {}

    static List<TableFile.Line> read(Path file) throws IOException {
        checkUnpacked(file);
        List<TableFile.Line> lines = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile());
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
                Row row = each.next();
                TableFile.add(lines, new TableFile.Line(row.getRowNum(), cells(row)));
            }
        } catch (RuleViolation told) {
            throw told;
        } catch (ExcelReaderException | IOException broken) {
            throw new RuleViolation("rule.costs.import.broken");
        } catch (RuntimeException strange) { // the reader fails in its own ways on what is no workbook
            throw new RuleViolation("rule.costs.import.broken");
        }
        return lines;
    }

    private static void checkUnpacked(Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                ZipInputStream zip = new ZipInputStream(in)) {
            while (zip.getNextEntry() != null) {
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    size += read;
                    if (size > LARGEST_UNPACKED) {
                        throw new RuleViolation("rule.costs.import.size", TableFile.LARGEST >> 20);
                    }
                }
            }
        } catch (java.util.zip.ZipException broken) {
            throw new RuleViolation("rule.costs.import.broken");
        }
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < Math.min(row.getCellCount(), MOST_COLUMNS); column++) {
            cells.add(row.getOptionalCell(column).map(WorkbookFile::text).orElse(""));
        }
        return cells;
    }

    private static String text(Cell cell) {
        CellType type = cell.getType();
        String raw = cell.getRawValue();
        if (type == CellType.STRING) {
            return cell.asString();
        }
        if (raw == null || type == CellType.ERROR) {
            return "";
        }
        return type == CellType.NUMBER || type == CellType.FORMULA ? number(raw) : raw;
    }

    private static String number(String raw) {
        try {
            BigDecimal exact = new BigDecimal(raw);
            BigDecimal cents = exact.setScale(2, RoundingMode.HALF_UP);
            BigDecimal kept = exact.subtract(cents).abs().compareTo(NOISE) < 0 ? cents : exact;
            return kept.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException text) {
            return raw;
        }
    }
}
