package org.visibles.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.acquaintance.JudgedDifferent;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Permission;
import org.visibles.kernel.Relation;
import org.visibles.kernel.YouthId;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.privacy.Logged;
import org.visibles.youth.YouthAccess;

/** Pairs of the own records that may be of one person, as the last search found them; a person decides about each. */
@Service
@PreAuthorize("denyAll()")
public class Duplicates implements JudgedDifferent {

    private static final int LARGEST_PAGE = 200;

    private final JdbcClient jdbc;
    private final ReasonsJson reasons;
    private final YouthAccess access;
    private final OrganisationDirectory organisations;
    private final CurrentMember member;
    private final Clock clock;

    Duplicates(
            JdbcClient jdbc,
            ReasonsJson reasons,
            YouthAccess access,
            OrganisationDirectory organisations,
            CurrentMember member,
            Clock clock) {
        this.jdbc = jdbc;
        this.reasons = reasons;
        this.access = access;
        this.organisations = organisations;
        this.member = member;
        this.clock = clock;
    }

    /** The likeliest first, without those judged to be two people; one statement. */
    @PreAuthorize("hasRole('" + Permission.DUPLICATE_JUDGE + "')")
    @Transactional(readOnly = true)
    @Logged("joining.duplicates")
    public List<DuplicateRow> page(int offset, int limit) {
        return jdbc.sql("""
                        select p.one_id, a.label, y.pseudonym, a.last_contact, p.other_id, b.label, z.pseudonym, b.last_contact,
                          p.bits, p.reasons::text
                        from duplicate_pair p
                        join circle a on a.organisation_id = p.organisation_id and a.youth_id = p.one_id and a.relation = 'FULL'
                        join circle b on b.organisation_id = p.organisation_id and b.youth_id = p.other_id and b.relation = 'FULL'
                        join youth y on y.id = a.youth_id join youth z on z.id = b.youth_id
                        where p.organisation_id = ? and not exists (select from different_pair d
                          where d.organisation_id = p.organisation_id and d.one_id = p.one_id and d.other_id = p.other_id)
                        order by p.bits desc, p.one_id, p.other_id limit ? offset ?""")
                .params(own(), Math.clamp(limit, 0, LARGEST_PAGE), Math.max(0, offset))
                .query((row, n) ->
                        new DuplicateRow(side(row, 1), side(row, 5), row.getDouble(9), reasons.read(row.getString(10))))
                .list();
    }

    /** Empty before the first. */
    @PreAuthorize("hasRole('" + Permission.DUPLICATE_JUDGE + "')")
    @Transactional(readOnly = true)
    public Optional<DuplicateSearch> search() {
        return jdbc.sql(
                        "select asked_at, started_at, people, finished_at, weights from duplicate_search where organisation_id = ?")
                .param(own())
                .query((row, n) -> new DuplicateSearch(
                        row.getTimestamp(1).toInstant(),
                        instant(row.getTimestamp(2)),
                        row.getObject(3, Integer.class),
                        instant(row.getTimestamp(4)),
                        row.getObject(5, Integer.class)))
                .optional();
    }

    /** Asks for a search through the own records; one that waits or runs already is enough. */
    @PreAuthorize("hasRole('" + Permission.DUPLICATE_JUDGE + "')")
    @Transactional
    public void ask() {
        Identity who = member.require();
        jdbc.sql("""
                        insert into duplicate_search as s (organisation_id, asked_at, asked_by) values (?, ?, ?)
                        on conflict (organisation_id) do update set asked_at = excluded.asked_at, asked_by = excluded.asked_by,
                          started_at = null, people = null, finished_at = null, weights = null where s.finished_at is not null""")
                .params(
                        who.organisation().value(),
                        Timestamp.from(clock.instant()),
                        who.member().value())
                .update();
    }

    /**
     * They are two people: never proposed again, whichever comes first.
     *
     * @throws org.visibles.kernel.NotFound unless the current organisation follows both fully
     */
    @PreAuthorize("hasRole('" + Permission.DUPLICATE_JUDGE + "')")
    @Transactional
    @Logged("joining.different")
    public void different(YouthId one, YouthId other) {
        access.require(one, Relation.CIRCLE_FULL);
        access.require(other, Relation.CIRCLE_FULL);
        keep(one, Set.of(other));
    }

    @Override
    @PreAuthorize("hasRole('" + Permission.YOUTH_JOIN + "')")
    @Transactional
    @Logged("joining.different")
    public void differentFrom(YouthId recorded, Set<YouthId> others) {
        access.require(recorded, Relation.CIRCLE_FULL);
        keep(recorded, others);
    }

    private void keep(YouthId one, Set<YouthId> others) {
        jdbc.sql("""
                        insert into different_pair (organisation_id, one_id, other_id, said_by, said_at)
                        select c.organisation_id, least(c.youth_id, :one), greatest(c.youth_id, :one), :who, :now from circle c
                        where c.organisation_id = :own and c.relation = 'FULL' and c.youth_id = any (:others) and c.youth_id <> :one
                        on conflict do nothing""")
                .param("one", one.value())
                .param("who", member.require().member().value())
                .param("now", Timestamp.from(clock.instant()))
                .param("own", own())
                .param("others", others.stream().map(YouthId::value).toArray(UUID[]::new))
                .update();
    }

    /** For the coordination: organisations of its programmes that have searched, those with the most pairs first. */
    @PreAuthorize("hasRole('" + Permission.FIGURES_PROGRAMME + "')")
    @Transactional(readOnly = true)
    public List<DuplicateCount> counts() {
        Map<UUID, String> names = organisations.names();
        return jdbc
                .sql("select organisation_id, at_least, searched_at from duplicate_counts()")
                .query((row, n) -> new DuplicateCount(
                        names.getOrDefault(row.getObject(1, UUID.class), ""),
                        row.getInt(2),
                        row.getTimestamp(3).toInstant()))
                .list()
                .stream()
                .sorted(Comparator.comparing(DuplicateCount::atLeast)
                        .reversed()
                        .thenComparing(DuplicateCount::organisation))
                .toList();
    }

    private UUID own() {
        return member.require().organisation().value();
    }

    private static DuplicateRow.Side side(ResultSet row, int first) throws SQLException {
        return new DuplicateRow.Side(
                new YouthId(row.getObject(first, UUID.class)),
                row.getString(first + 1),
                row.getString(first + 2),
                row.getObject(first + 3, LocalDate.class));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
