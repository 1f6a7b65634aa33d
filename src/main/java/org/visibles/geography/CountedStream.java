package org.visibles.geography;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import org.visibles.kernel.RuleViolation;

/** Tells how far a file has been read, and ends it where it is too large: it may grow while it is read. */
final class CountedStream extends FilterInputStream {

    private final LongConsumer progress;
    private long count;

    CountedStream(InputStream in, LongConsumer progress) {
        super(in);
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count += Math.max(read, 0);
        if (count > QpvImport.LARGEST) {
            throw new RuleViolation("rule.geography.import.size", QpvImport.LARGEST >> 20);
        }
        progress.accept(count);
        return read;
    }
}
