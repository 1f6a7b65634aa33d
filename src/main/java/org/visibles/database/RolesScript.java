package org.visibles.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** {@code db-changelog/roles.sql}, which is written for psql, made ready for a superuser's JDBC connection. */
public final class RolesScript {

    private RolesScript() {}

    /**
     * @param database name of the database that the connection works in
     * @return several statements, to be run as one
     */
    public static String forDatabase(String database, String ownerPassword, String appPassword) {
        return text().replace(":'owner_password'", literal(ownerPassword))
                .replace(":'app_password'", literal(appPassword))
                .replace(":\"DBNAME\"", '"' + database.replace("\"", "\"\"") + '"');
    }

    private static String text() {
        try (InputStream script = RolesScript.class.getResourceAsStream("/db-changelog/roles.sql")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?m)^--.*$", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
