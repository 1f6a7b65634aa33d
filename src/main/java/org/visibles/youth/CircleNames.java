package org.visibles.youth;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.KnownNames;

/** The names of those whom the current organisation follows: row security hides them from members who read no record. */
@Component
class CircleNames implements KnownNames {

    private final JdbcClient jdbc;

    CircleNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean namesSomebody(String text) {
        return jdbc.sql("""
                        with words as (select ' ' || coalesce(fold(:text), '') || ' ' as text)
                        select exists (select from circle c, words w
                          where c.organisation_id = (select current_organisation())
                            and c.name_key is not null and c.first_key is not null
                            and (strpos(w.text, ' ' || c.name_key || ' ') > 0 or strpos(w.text, ' ' || c.first_key || ' ') > 0))""").param("text", text).query(Boolean.class).single();
    }
}
