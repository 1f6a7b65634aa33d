package org.visibles.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.visibles.exchange.column.Terms;

/** Brings lists in tests, one step after the other and on the test's own thread where it matters. */
public final class Lists {

    private Lists() {}

    public static Path file(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Until nobody works on it any more. */
    public static ImportedList settled(ListImport lists, UUID id) {
        for (int look = 0; look < 600; look++) {
            ImportedList list = lists.get(id);
            if (!list.state().running()) {
                return list;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("still at it: " + lists.get(id).state());
    }

    public static UUID bring(ListImport lists, Path file) {
        try {
            UUID id = lists.receive(file, file.getFileName().toString());
            settled(lists, id);
            return id;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Brought and checked, with the columns as they were guessed. */
    public static UUID checked(ListImport lists, Path file, Terms terms) {
        UUID id = bring(lists, file);
        lists.map(id, lists.get(id).columns(), terms);
        settled(lists, id);
        return id;
    }

    /** A made-up name. */
    public static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (char digit : Integer.toString(number * 7919 + 13).toCharArray()) {
            letters.append((char) ('a' + digit - '0'));
        }
        return letters.toString();
    }
}
