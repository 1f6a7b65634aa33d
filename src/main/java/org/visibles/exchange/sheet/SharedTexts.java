package org.visibles.exchange.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.visibles.kernel.RuleViolation;

/** The texts of a workbook, which its cells name by number: kept in a file, so that a million of them take a few megabytes. */
final class SharedTexts implements Closeable {

    private static final int REMEMBERED = 4_096;
    private static final int BUFFER = 1 << 16;
    /** More than any list of people has; a number of eight bytes each is kept. */
    private static final int MOST = 5_000_000;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer waiting = ByteBuffer.allocate(BUFFER);
    private long[] ends = new long[1_024];
    private int count;
    private long written;

    private final Map<Integer, String> remembered = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    SharedTexts() throws IOException {
        file = Files.createTempFile("visibles-texts", ".tmp");
        channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    void add(String text) throws IOException {
        if (count == MOST) {
            throw new RuleViolation("rule.exchange.file.unpacked");
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > waiting.remaining()) {
            flush();
        }
        if (bytes.length > waiting.capacity()) {
            written += channel.write(ByteBuffer.wrap(bytes), written);
        } else {
            waiting.put(bytes);
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = written + waiting.position();
    }

    private void flush() throws IOException {
        waiting.flip();
        while (waiting.hasRemaining()) {
            written += channel.write(waiting, written);
        }
        waiting.clear();
    }

    /** Empty where there is none of that number. */
    String get(int number) throws IOException {
        if (number < 0 || number >= count) {
            return "";
        }
        String known = remembered.get(number);
        if (known != null) {
            return known;
        }
        if (waiting.position() > 0) {
            flush();
        }
        long from = number == 0 ? 0 : ends[number - 1];
        ByteBuffer bytes = ByteBuffer.allocate((int) (ends[number] - from));
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            // until all of it is there
        }
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        remembered.put(number, text);
        return text;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
