package org.visibles.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The script for psql, made ready for JDBC: each variable becomes one literal, whatever stands in it. */
class RolesScriptTest {

    @Test
    void passwords_and_names_are_quoted() {
        String script = RolesScript.forDatabase("my\"db", "it's", "a;b");
        assertThat(script).contains("password 'it''s'", "password 'a;b'", "on database \"my\"\"db\" from");
    }

    @Test
    void no_variable_of_psql_is_left() {
        assertThat(RolesScript.forDatabase("visibles", "one", "two")).doesNotContain(":", "--");
    }
}
