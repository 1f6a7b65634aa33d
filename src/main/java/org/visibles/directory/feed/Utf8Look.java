package org.visibles.directory.feed;

/** Follows bytes as UTF-8: counts its sequences of several bytes, and notes the first line that has something else. */
final class Utf8Look {

    private long line = 1;
    private long strangeLine;
    private long sequences;
    /** Bytes that the current sequence still lacks. */
    private int missing;
    /** Bounds of its next byte: the second one has narrower ones after some begins. */
    private int least;

    private int most;

    void at(byte[] bytes, int length) {
        for (int index = 0; index < length; index++) {
            at(bytes[index] & 0xff);
        }
    }

    private void at(int one) {
        if (missing > 0) {
            if (one >= least && one <= most) {
                bounds(0x80, 0xbf);
                if (--missing == 0) {
                    sequences++;
                }
                return;
            }
            strange();
            missing = 0;
        }
        if (one < 0x80) {
            line += one == '\n' ? 1 : 0;
        } else if (one >= 0xc2 && one <= 0xdf) {
            begin(1, 0x80, 0xbf);
        } else if (one >= 0xe0 && one <= 0xef) {
            begin(2, one == 0xe0 ? 0xa0 : 0x80, one == 0xed ? 0x9f : 0xbf);
        } else if (one >= 0xf0 && one <= 0xf4) {
            begin(3, one == 0xf0 ? 0x90 : 0x80, one == 0xf4 ? 0x8f : 0xbf);
        } else {
            strange();
        }
    }

    private void begin(int more, int from, int to) {
        missing = more;
        bounds(from, to);
    }

    private void bounds(int from, int to) {
        least = from;
        most = to;
    }

    void end() {
        if (missing > 0) {
            strange();
        }
    }

    private void strange() {
        if (strangeLine == 0) {
            strangeLine = line;
        }
    }

    /** From 1; 0 where all is UTF-8. */
    long firstStrangeLine() {
        return strangeLine;
    }

    long sequences() {
        return sequences;
    }
}
