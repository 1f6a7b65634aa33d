package org.visibles.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import org.visibles.exchange.column.Columns;

/** Digests (SHA-256) by which rows and headers are known again without keeping what they say. */
final class RowDigest {

    private RowDigest() {}

    static byte[] of(Collection<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Of all that a row says in the columns that are read; taken with names and without them are two things. */
    static byte[] row(List<String> cells, Columns columns, boolean pseudonymous) {
        List<String> parts = new java.util.ArrayList<>();
        parts.add(pseudonymous ? "PSEUDONYM" : "PERSON");
        columns.fields().entrySet().stream()
                .filter(entry -> entry.getKey() < cells.size())
                .filter(entry -> !cells.get(entry.getKey()).isBlank())
                .map(entry -> entry.getValue() + "=" + cells.get(entry.getKey()).strip())
                .sorted()
                .forEach(parts::add);
        return of(parts);
    }
}
