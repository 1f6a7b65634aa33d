package org.visibles.directory.feed;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.visibles.kernel.CountedStream;
import org.visibles.kernel.RuleViolation;

/**
 * In which encoding a file is written: as its mark says, else UTF-8 if all of it is, else Windows-1252, which holds
 * Latin-1. The whole file is looked at before a line is taken.
 *
 * @param mark bytes at its begin that are no text
 * @param strangeLine first line that is not UTF-8, 0 where all are
 */
record Encoding(Charset charset, int mark, long strangeLine) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int BUFFER = 1 << 16;

    /**
     * @throws RuleViolation {@code rule.directory.import.encoding} where no encoding explains the bytes, {@code
     *     rule.directory.import.archive} for an archive
     */
    static Encoding of(Path file) throws IOException {
        byte[] begin;
        try (InputStream in = Files.newInputStream(file)) {
            begin = in.readNBytes(4);
        }
        boolean zip = at(begin, 0) == 'P' && at(begin, 1) == 'K';
        if (zip || (at(begin, 0) == 0x1f && at(begin, 1) == 0x8b)) {
            throw new RuleViolation("rule.directory.import.archive");
        }
        if (at(begin, 0) == 0xef && at(begin, 1) == 0xbb && at(begin, 2) == 0xbf) {
            return strict(file, 3);
        }
        if (at(begin, 0) == 0xff && at(begin, 1) == 0xfe) {
            return new Encoding(StandardCharsets.UTF_16LE, 2, 0);
        }
        if (at(begin, 0) == 0xfe && at(begin, 1) == 0xff) {
            return new Encoding(StandardCharsets.UTF_16BE, 2, 0);
        }
        if (begin.length > 1 && at(begin, 0) != 0 && at(begin, 1) == 0) {
            return new Encoding(StandardCharsets.UTF_16LE, 0, 0);
        }
        if (begin.length > 1 && at(begin, 0) == 0 && at(begin, 1) != 0) {
            return new Encoding(StandardCharsets.UTF_16BE, 0, 0);
        }
        return guess(file);
    }

    private static int at(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] & 0xff : -1;
    }

    private static Encoding strict(Path file, int mark) throws IOException {
        Utf8Look look = look(file);
        if (look.firstStrangeLine() > 0) {
            throw new RuleViolation("rule.directory.import.encoding", look.firstStrangeLine());
        }
        return new Encoding(StandardCharsets.UTF_8, mark, 0);
    }

    private static Encoding guess(Path file) throws IOException {
        Utf8Look look = look(file);
        if (look.firstStrangeLine() == 0) {
            return new Encoding(StandardCharsets.UTF_8, 0, 0);
        }
        if (look.sequences() > 0) { // both at once: pasted together from two files, or cut
            throw new RuleViolation("rule.directory.import.encoding", look.firstStrangeLine());
        }
        return new Encoding(WINDOWS, 0, look.firstStrangeLine());
    }

    private static Utf8Look look(Path file) throws IOException {
        Utf8Look look = new Utf8Look();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                look.at(buffer, read);
            }
        }
        look.end();
        return look;
    }

    /** @param bytes told how many have been read */
    Reader open(Path file, LongConsumer bytes) throws IOException {
        InputStream in = new BufferedInputStream(new CountedStream(Files.newInputStream(file), bytes), BUFFER);
        in.skipNBytes(mark);
        return new InputStreamReader(in, charset);
    }
}
