package org.visibles.youth;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Relation;
import org.visibles.kernel.YouthId;

/** How the current organisation stands to a person, for the modules whose rows hang on one. */
@Service
@PreAuthorize("denyAll()")
public class YouthAccess {

    private final CircleRows circle;
    private final JdbcClient jdbc;

    YouthAccess(CircleRows circle, JdbcClient jdbc) {
        this.circle = circle;
        this.jdbc = jdbc;
    }

    /** CIRCLE_FULL, CIRCLE_SHARED or NONE, which is also the answer for a person who does not exist. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public Relation relation(YouthId youth) {
        return circle.own(youth).map(YouthCircle.Follower::relation).orElse(Relation.NONE);
    }

    /**
     * The relation, when it is one of those.
     *
     * @throws NotFound when it is none of them
     */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public Relation require(YouthId youth, Relation... allowed) {
        Relation relation = relation(youth);
        if (!Arrays.asList(allowed).contains(relation)) {
            throw new NotFound();
        }
        return relation;
    }

    /** The record that stands for one that was joined into it, where the current organisation follows that one. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(readOnly = true)
    public Optional<YouthId> standsFor(YouthId gone) {
        return jdbc.sql("select stands from joined_into(?) stands where stands is not null")
                .param(gone.value())
                .query((row, n) -> new YouthId(row.getObject(1, UUID.class)))
                .optional();
    }
}
