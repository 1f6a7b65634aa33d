package org.visibles.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;
import org.visibles.privacy.Logged;
import org.visibles.youth.DisclosedField;
import org.visibles.youth.YouthDisclosure;

/**
 * Two organisations that were introduced bring their two records together: one proposes it and shows what may be compared,
 * the other compares and decides ({@link JoinAnswers}). It happens with both or not at all, and each needs the person's
 * agreement to share.
 */
@Service
@PreAuthorize("denyAll()")
public class JoinOffers {

    /** What may be shown to be compared by, where the record says it. */
    public static final List<DisclosedField> FIELDS = List.of(
            DisclosedField.NAME,
            DisclosedField.PSEUDONYM,
            DisclosedField.BIRTH,
            DisclosedField.SEX,
            DisclosedField.PHONE,
            DisclosedField.EMAIL,
            DisclosedField.HANDLE,
            DisclosedField.ADDRESS,
            DisclosedField.COMMUNE);

    private final JdbcClient jdbc;
    private final OfferReading reading;
    private final YouthDisclosure disclosure;
    private final JoiningNotices notices;
    private final Clock clock;

    JoinOffers(JdbcClient jdbc, OfferReading reading, YouthDisclosure disclosure, JoiningNotices notices, Clock clock) {
        this.jdbc = jdbc;
        this.reading = reading;
        this.disclosure = disclosure;
        this.notices = notices;
        this.clock = clock;
    }

    private record Said(
            String word,
            @Nullable UUID organisation,
            @Nullable UUID member) {}

    /** Whom the current organisation was introduced to about this person, whose record is not one with theirs; the latest first. */
    @PreAuthorize("hasRole('" + Permission.YOUTH_JOIN + "')")
    @Transactional(readOnly = true)
    @Logged("joining.offers")
    public List<Introduced> introduced(YouthId youth) {
        return reading.introduced(youth.value());
    }

    /**
     * Proposes to the other organisation that its record and this one are of one person. Proposed again while the first
     * waits, it stays the same proposal.
     *
     * @param shown of {@link #FIELDS}: what the other sees of the record, to compare
     * @throws RuleViolation without the person's agreement to share, when nothing is shown, when the other has proposed the
     *     same, when either has declined or has said that they are two people
     * @throws NotFound unless the introduction is of this record, which the current organisation follows fully
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_JOIN + "')")
    @Transactional
    @Logged("joining.offer")
    public void offer(YouthId youth, UUID introduction, Set<DisclosedField> shown) {
        propose(youth, introduction, shown, null);
    }

    /**
     * Proposes what either declined once more, for a reason that the other reads: who declined may at any time, the other
     * once the proposal that was declined would have lapsed.
     *
     * @throws RuleViolation as {@link #offer}, and when it is too early
     * @throws NotFound likewise
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_JOIN + "')")
    @Transactional
    @Logged("joining.offer.reopen")
    public void reopen(YouthId youth, UUID introduction, Set<DisclosedField> shown, Reopening why) {
        propose(youth, introduction, shown, why);
    }

    private void propose(YouthId youth, UUID introduction, Set<DisclosedField> shown, @Nullable Reopening why) {
        Set<DisclosedField> said = disclosure.values(youth, shown).keySet();
        if (said.isEmpty() || !FIELDS.containsAll(said)) {
            throw new RuleViolation("rule.joining.offer.nothing");
        }
        if (introduced(youth).stream().noneMatch(each -> each.introduction().equals(introduction))) {
            throw new NotFound();
        }
        UUID id = Ids.next();
        Said answer = Refused.asNotFound(() -> jdbc.sql("""
                        select * from offer_joining(?, ?, ?, ?, coalesce((select answer_days from acquaintance_rules
                          where programme_id = current_programme(?)), 21), ?)""")
                .param(id)
                .param(introduction)
                .param(said.stream().map(Enum::name).toArray(String[]::new))
                .param(now())
                .param(LocalDate.now(clock))
                .param(why == null ? null : why.name())
                .query((row, n) ->
                        new Said(row.getString(1), row.getObject(2, UUID.class), row.getObject(3, UUID.class)))
                .single());
        switch (answer.word()) {
            case "NEW" ->
                notices.toThem(
                        "joining.notice.offered", organisation(answer), answer.member(), JoinAnswers.ROUTE + "/" + id);
            case "SENT" -> {}
            case "NO_AGREEMENT" -> throw new RuleViolation("rule.joining.offer.no-agreement");
            case "DIFFERENT" -> throw new RuleViolation("rule.joining.offer.different");
            case "ASKED" -> throw new RuleViolation("rule.joining.offer.asked");
            case "DECLINED" -> throw new RuleViolation("rule.joining.offer.declined");
            case "REASON" -> throw new RuleViolation("rule.joining.offer.reason");
            default -> throw new IllegalStateException(answer.word());
        }
    }

    /**
     * Takes an own proposal back; nobody is told.
     *
     * @throws StaleVersion when it was answered or taken back meanwhile
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_JOIN + "')")
    @Transactional
    @Logged("joining.offer.withdraw")
    public void withdraw(YouthId youth, UUID offer) {
        if (!jdbc.sql("select withdraw_join_offer(?, ?)")
                .params(offer, now())
                .query(Boolean.class)
                .single()) {
            throw new StaleVersion();
        }
    }

    private static OrganisationId organisation(Said said) {
        return new OrganisationId(Optional.ofNullable(said.organisation()).orElseThrow(NotFound::new));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
