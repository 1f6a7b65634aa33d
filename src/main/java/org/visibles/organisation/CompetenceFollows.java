package org.visibles.organisation;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.visibles.geography.CommunesMoved;

/**
 * The mission locale that was competent for a commune is competent for the one it was merged into, unless that has one of
 * its own. For the old code it stays so: people recorded under it keep their mission locale.
 */
@Component
class CompetenceFollows {

    private final JdbcClient jdbc;

    CompetenceFollows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void moved(CommunesMoved moved) {
        moved.codes().forEach((code, now) -> jdbc.sql("""
                                insert into competence (commune_code, organisation_id)
                                select c.code, k.organisation_id from commune c, competence k
                                where c.code = ? and k.commune_code = ? on conflict do nothing""").params(now, code).update());
    }
}
