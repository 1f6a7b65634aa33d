package org.visibles.exchange.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;

/**
 * Reads UTF-8, and each byte that is none as Windows-1252, as French Excel writes: so a text in either is read right, and
 * one that was pasted together from both too. What is valid UTF-8 by chance is no French.
 */
final class MixedReader extends Reader {

    private static final int BUFFER = 1 << 16;
    private static final char[] WINDOWS = windows();

    private final InputStream in;
    private final byte[] bytes = new byte[BUFFER];
    private int from;
    private int to;
    private long line = 1;
    private long sequences;
    private long strange;
    private long strangeLine;
    private char low;

    MixedReader(InputStream in) {
        this.in = in;
    }

    private static char[] windows() {
        byte[] all = new byte[128];
        for (int index = 0; index < all.length; index++) {
            all[index] = (byte) (index + 128);
        }
        return new String(all, Charset.forName("windows-1252")).toCharArray();
    }

    @Override
    public int read(char[] chars, int offset, int length) throws IOException {
        int written = 0;
        while (written < length) {
            if (low != 0) {
                chars[offset + written++] = low;
                low = 0;
                continue;
            }
            if (to - from < 4 && !fill() && from == to) {
                break;
            }
            chars[offset + written++] = one();
        }
        return written == 0 && length > 0 ? -1 : written;
    }

    private char one() {
        int first = bytes[from] & 0xff;
        if (first < 0x80) {
            from++;
            line += first == '\n' ? 1 : 0;
            return (char) first;
        }
        int more = first >= 0xf0 && first <= 0xf4 ? 3 : first >= 0xe0 ? 2 : 1;
        int point = first < 0xc2 || first > 0xf4 ? -1 : sequence(first, more);
        if (point < 0) {
            from++;
            strange++;
            strangeLine = strangeLine == 0 ? line : strangeLine;
            return WINDOWS[first - 128];
        }
        from += more + 1;
        sequences++;
        if (point < 0x10000) {
            return (char) point;
        }
        low = Character.lowSurrogate(point);
        return Character.highSurrogate(point);
    }

    /** The character that begins here, -1 where none does. */
    private int sequence(int first, int more) {
        if (from + more >= to) {
            return -1;
        }
        int point = first & (0x3f >> more);
        for (int index = 1; index <= more; index++) {
            int next = bytes[from + index] & 0xff;
            if ((next & 0xc0) != 0x80) {
                return -1;
            }
            point = point << 6 | next & 0x3f;
        }
        boolean longer = more == 2 && point < 0x800 || more == 3 && (point < 0x10000 || point > 0x10ffff);
        return longer || point >= 0xd800 && point <= 0xdfff ? -1 : point;
    }

    private boolean fill() throws IOException {
        System.arraycopy(bytes, from, bytes, 0, to - from);
        to -= from;
        from = 0;
        while (to < 4) {
            int read = in.read(bytes, to, bytes.length - to);
            if (read < 0) {
                return false;
            }
            to += read;
        }
        return true;
    }

    /** What all of it was written in, once it is read. */
    String encoding() {
        return strange > 0 && sequences == 0 ? "Windows-1252" : "UTF-8";
    }

    /** The first line where the encoding changes, 0 where it does not. */
    long mixedFrom() {
        return strange > 0 && sequences > 0 ? strangeLine : 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
