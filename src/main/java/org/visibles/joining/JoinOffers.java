package org.visibles.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
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
import org.visibles.youth.JoinedField;
import org.visibles.youth.YouthDisclosure;
import org.visibles.youth.YouthRecord;
import org.visibles.youth.YouthService;

/**
 * Two organisations that were introduced bring their two records together: one proposes it and shows what may be compared,
 * the other compares and decides. It happens with both or not at all, and each needs the person's agreement to share.
 */
@Service
@PreAuthorize("denyAll()")
public class JoinOffers {

    public static final String ROUTE = "rapprochements";

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
    private final Joiner joiner;
    private final YouthService people;
    private final YouthDisclosure disclosure;
    private final JoiningNotices notices;
    private final Clock clock;

    JoinOffers(
            JdbcClient jdbc,
            OfferReading reading,
            Joiner joiner,
            YouthService people,
            YouthDisclosure disclosure,
            JoiningNotices notices,
            Clock clock) {
        this.jdbc = jdbc;
        this.reading = reading;
        this.joiner = joiner;
        this.people = people;
        this.disclosure = disclosure;
        this.notices = notices;
        this.clock = clock;
    }

    private record Said(
            String word,
            @Nullable UUID organisation,
            @Nullable UUID member) {}

    private record Accepted(
            String word, @Nullable UUID stays, @Nullable UUID goes) {}

    /** Whom the current organisation was introduced to about this person, whose record is not one with theirs; the latest first. */
    @PreAuthorize("hasRole('" + Permission.YOUTH_JOIN + "')")
    @Transactional(readOnly = true)
    @Logged("joining.offers")
    public List<Introduced> introduced(YouthId youth) {
        return reading.introduced(youth.value());
    }

    /** The proposals that wait for the current organisation, the first to lapse first. */
    @PreAuthorize("hasRole('" + Permission.YOUTH_JOIN + "')")
    @Transactional(readOnly = true)
    @Logged("joining.offers")
    public List<Introduced> waiting() {
        return reading.introduced(null).stream()
                .filter(Introduced::waitsHere)
                .sorted(Comparator.comparing(
                        each -> Objects.requireNonNull(each.offer()).endsAt()))
                .toList();
    }

    /**
     * Proposes to the other organisation that its record and this one are of one person. Proposed again while the first
     * waits, it stays the same proposal.
     *
     * @param shown of {@link #FIELDS}: what the other sees of the record, to compare
     * @throws RuleViolation without the person's agreement to share, when nothing is shown, when the other has proposed the
     *     same, has declined lately or has said that they are two people
     * @throws NotFound unless the introduction is of this record, which the current organisation follows fully
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_JOIN + "')")
    @Transactional
    @Logged("joining.offer")
    public void offer(YouthId youth, UUID introduction, Set<DisclosedField> shown) {
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
                          where programme_id = current_programme(?)), 21))""")
                .params(
                        id,
                        introduction,
                        said.stream().map(Enum::name).toArray(String[]::new),
                        now(),
                        LocalDate.now(clock))
                .query((row, n) ->
                        new Said(row.getString(1), row.getObject(2, UUID.class), row.getObject(3, UUID.class)))
                .single());
        switch (answer.word()) {
            case "NEW" ->
                notices.toThem("joining.notice.offered", organisation(answer), answer.member(), ROUTE + "/" + id);
            case "SENT" -> {}
            case "NO_AGREEMENT" -> throw new RuleViolation("rule.joining.offer.no-agreement");
            case "DIFFERENT" -> throw new RuleViolation("rule.joining.offer.different");
            case "ASKED" -> throw new RuleViolation("rule.joining.offer.asked");
            case "DECLINED" -> throw new RuleViolation("rule.joining.offer.declined");
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

    /**
     * The other's record beside the own one, as both are now.
     *
     * @throws NotFound when there is no such proposal to the current organisation, or it does not hold any more
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_JOIN + "')")
    @Transactional(readOnly = true)
    @Logged("joining.offer.read")
    public OfferedRecord compare(UUID offer) {
        return reading.compare(offer).orElseThrow(NotFound::new);
    }

    /**
     * Nothing changes but that the other is told.
     *
     * @param two they are two people: never proposed again, by neither
     * @throws NotFound when there is no such proposal, or it does not hold any more
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_JOIN + "')")
    @Transactional
    @Logged("joining.offer.decline")
    public void decline(YouthId youth, UUID offer, boolean two) {
        Said answer = Refused.asNotFound(() -> jdbc.sql("select 'DECLINED', * from decline_join_offer(?, ?, ?)")
                .params(offer, two, now())
                .query((row, n) ->
                        new Said(row.getString(1), row.getObject(2, UUID.class), row.getObject(3, UUID.class)))
                .single());
        notices.toThem(
                two ? "joining.notice.different" : "joining.notice.declined",
                organisation(answer),
                answer.member(),
                "mises-en-relation");
    }

    /**
     * Joins the two: the record stays whose journey has come further, else the older one, with the values that the program
     * would propose to who sees both.
     *
     * @param version of the own record as compared
     * @param theirVersion of the other's as compared
     * @return the record that stays
     * @throws RuleViolation without the person's agreement to share, when the proposal does not hold any more, or when
     *     something has to be settled first
     * @throws StaleVersion when either record was changed or joined since they were compared
     * @throws NotFound when there is no such proposal to the current organisation
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_JOIN + "')")
    @Transactional
    @Logged("joining.offer.accept")
    public YouthId accept(YouthId youth, UUID offer, long version, long theirVersion) {
        try {
            Accepted both = Refused.asNotFound(() -> jdbc.sql("select said, stays, goes from accept_join_offer(?, ?)")
                    .params(offer, now())
                    .query((row, n) ->
                            new Accepted(row.getString(1), row.getObject(2, UUID.class), row.getObject(3, UUID.class)))
                    .single());
            return switch (both.word()) {
                case "JOINING" -> join(both, youth, offer, version, theirVersion);
                case "NO_AGREEMENT" -> throw new RuleViolation("rule.joining.offer.no-agreement");
                case "OVER" -> throw new RuleViolation("rule.joining.offer.over");
                default -> throw new IllegalStateException(both.word());
            };
        } catch (PessimisticLockingFailureException joinedMeanwhile) {
            throw new StaleVersion();
        }
    }

    private YouthId join(Accepted both, YouthId youth, UUID offer, long version, long theirVersion) {
        YouthRecord stays = people.get(new YouthId(Objects.requireNonNull(both.stays())));
        YouthRecord goes = people.get(new YouthId(Objects.requireNonNull(both.goes())));
        boolean ownStays = stays.id().equals(youth);
        if (!ownStays && !goes.id().equals(youth)) {
            throw new StaleVersion();
        }
        try {
            joiner.join(
                    new JoinRecords(
                            stays.id(),
                            ownStays ? version : theirVersion,
                            goes.id(),
                            ownStays ? theirVersion : version,
                            JoinedField.proposed(stays, goes)),
                    offer);
        } catch (RuleViolation obstacle) {
            if (obstacle.key().startsWith("rule.referral.")) {
                throw new RuleViolation("rule.joining.offer.both-open"); // to which partner, is the other's to tell
            }
            throw obstacle;
        }
        return stays.id();
    }

    private static OrganisationId organisation(Said said) {
        return new OrganisationId(Optional.ofNullable(said.organisation()).orElseThrow(NotFound::new));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
