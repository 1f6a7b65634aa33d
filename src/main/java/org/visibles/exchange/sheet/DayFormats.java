package org.visibles.exchange.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which styles of a workbook show a number as a day: nothing else tells the one from the other. */
final class DayFormats {

    private static final String PART = "xl/styles.xml";
    private static final int MOST = 100_000;
    /** Texts, colours and conditions, single signs. */
    private static final Pattern NO_SIGN = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.");

    private static final Pattern DAY = Pattern.compile("[dyaj]", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("[0#?]|general|standard", Pattern.CASE_INSENSITIVE);

    private final List<Boolean> styles = new ArrayList<>();

    static DayFormats of(Archive archive) throws IOException {
        DayFormats formats = new DayFormats();
        if (archive.has(PART)) {
            try (Xml xml = archive.open(PART)) {
                formats.read(xml);
            }
        }
        return formats;
    }

    private void read(Xml xml) {
        Map<Integer, String> own = new HashMap<>();
        boolean cells = false;
        while (xml.next()) {
            if (xml.begins("numFmt") && own.size() < MOST) {
                own.put(xml.number("numFmtId", -1), xml.attribute("formatCode", ""));
            } else if (xml.begins("cellXfs") || xml.ends("cellXfs")) {
                cells = xml.begins("cellXfs");
            } else if (cells && xml.begins("xf") && styles.size() < MOST) {
                int format = xml.number("numFmtId", 0);
                String code = own.get(format);
                styles.add(code == null ? builtIn(format) : isDay(code));
            }
        }
    }

    private static boolean builtIn(int format) {
        return format >= 14 && format <= 17
                || format == 22
                || format >= 27 && format <= 36
                || format >= 50 && format <= 58;
    }

    static boolean isDay(String code) {
        String signs = NO_SIGN.matcher(code.split(";", 2)[0]).replaceAll("");
        return DAY.matcher(signs).find() && !NUMBER.matcher(signs).find();
    }

    boolean day(int style) {
        return style >= 0 && style < styles.size() && styles.get(style);
    }
}
