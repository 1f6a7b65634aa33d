package org.visibles.directory.feed;

import java.io.IOException;
import java.io.PushbackReader;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.RuleViolation;
import tools.jackson.databind.node.ObjectNode;

/** A file of structures, of services or of both, in JSON or CSV, read record by record whatever its size. */
final class DirectoryFile {

    /** Told each record; {@code null} data for what is no record at all. */
    interface Records {
        void take(long number, @Nullable ObjectNode record);
    }

    private DirectoryFile() {}

    /**
     * Reads all records.
     *
     * @param bytes told how many have been read
     * @throws RuleViolation {@code rule.directory.import.…} when the file as a whole cannot be read
     */
    static void read(Path file, Encoding encoding, LongConsumer bytes, Records records) throws IOException {
        try (PushbackReader reader = new PushbackReader(encoding.open(file, bytes))) {
            int first = firstCharacter(reader);
            switch (first) {
                case -1 -> throw new RuleViolation("rule.directory.import.empty");
                case '[', '{' -> JsonRecords.read(reader, records);
                case '<' -> throw new RuleViolation("rule.directory.import.page");
                default -> CsvRecords.read(reader, records);
            }
        }
    }

    private static int firstCharacter(PushbackReader reader) throws IOException {
        int character = reader.read();
        while (character >= 0 && (Character.isWhitespace(character) || character == 0xfeff)) {
            character = reader.read();
        }
        if (character >= 0) {
            reader.unread(character);
        }
        return character;
    }

    /** PostgreSQL keeps neither the character 0 nor half of a surrogate pair. */
    static String clean(String text) {
        boolean sound = true;
        for (int index = 0; index < text.length() && sound; index++) {
            sound = text.charAt(index) != 0 && !Character.isSurrogate(text.charAt(index));
        }
        if (sound) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point != 0 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE))
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
