package org.visibles.widgets;

/** What a CSV file needs so that French Excel opens it well and takes nothing in it for a formula. */
public final class PlainCsv {

    /** Excel reads a CSV file as UTF-8 only with this in front. */
    public static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private PlainCsv() {}

    /** The same text, with an apostrophe in front of what a spreadsheet would take for a formula. */
    public static String defused(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
