package org.visibles.kernel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes have been read; whatever the listener throws ends the reading. */
public final class CountedStream extends FilterInputStream {

    private final LongConsumer bytes;
    private long count;

    public CountedStream(InputStream in, LongConsumer bytes) {
        super(in);
        this.bytes = bytes;
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
            count += read;
            bytes.accept(count);
        }
        return read;
    }
}
