package org.visibles.exchange.sheet;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.visibles.kernel.RuleViolation;

/**
 * The parts of a packed file, none of which can be more than a computer holds: what comes out is counted against what
 * went in, and the distance between two brackets is bounded, so that no parser is given a text without an end.
 */
final class Archive {

    /** Bytes of all that is unpacked. */
    private static final long LARGEST = 2L << 30;
    /** So many times what is packed: tables are packed to a tenth, empty lines to a fortieth. */
    private static final long PACKED_TIMES = 200;

    private static final long SMALL = 16L << 20;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int MOST_PARTS = 10_000;
    private static final int BUFFER = 1 << 16;

    private final ZipFile zip;
    private final long packed;
    private long unpacked;

    Archive(ZipFile zip, long packed) {
        this.zip = zip;
        this.packed = packed;
        if (zip.size() > MOST_PARTS) {
            throw tooLarge();
        }
    }

    /** The same, with nothing unpacked yet. */
    Archive again() {
        return new Archive(zip, packed);
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    List<String> names() {
        return zip.stream().map(ZipEntry::getName).toList();
    }

    /** @throws RuleViolation {@code rule.exchange.file.broken} where there is no such part */
    Xml open(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new RuleViolation("rule.exchange.file.broken");
        }
        return new Xml(new BufferedInputStream(new Bounded(zip.getInputStream(entry)), BUFFER));
    }

    private static RuleViolation tooLarge() {
        return new RuleViolation("rule.exchange.file.unpacked");
    }

    private final class Bounded extends FilterInputStream {

        private int sinceBracket;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                unpacked += read;
                if (unpacked > LARGEST || unpacked > SMALL && unpacked > PACKED_TIMES * packed) {
                    throw tooLarge();
                }
                for (int index = offset; index < offset + read; index++) {
                    sinceBracket = buffer[index] == '<' || buffer[index] == '>' ? 0 : sinceBracket + 1;
                    if (sinceBracket > LONGEST_TEXT) {
                        throw tooLarge();
                    }
                }
            }
            return read;
        }
    }
}
