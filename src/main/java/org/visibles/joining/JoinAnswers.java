package org.visibles.joining;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
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
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.kernel.YouthId;
import org.visibles.privacy.Logged;
import org.visibles.youth.JoinedField;
import org.visibles.youth.YouthRecord;
import org.visibles.youth.YouthService;

/** What the organisation that is asked does with a proposal ({@link JoinOffers}): it compares the two records, and decides. */
@Service
@PreAuthorize("denyAll()")
public class JoinAnswers {

    public static final String ROUTE = "rapprochements";

    private final JdbcClient jdbc;
    private final OfferReading reading;
    private final Joiner joiner;
    private final YouthService people;
    private final JoiningNotices notices;
    private final Clock clock;

    JoinAnswers(
            JdbcClient jdbc,
            OfferReading reading,
            Joiner joiner,
            YouthService people,
            JoiningNotices notices,
            Clock clock) {
        this.jdbc = jdbc;
        this.reading = reading;
        this.joiner = joiner;
        this.people = people;
        this.notices = notices;
        this.clock = clock;
    }

    private record Asker(
            @Nullable UUID organisation, @Nullable UUID member) {}

    private record Accepted(
            String word, @Nullable UUID stays, @Nullable UUID goes) {}

    /** The proposals that wait for the current organisation, the first to lapse first. */
    @PreAuthorize("hasRole('" + Permission.YOUTH_JOIN + "')")
    @Transactional(readOnly = true)
    @Logged("joining.offers")
    public List<Introduced> waiting() {
        Set<UUID> listed = new HashSet<>();
        return reading.introduced(null).stream()
                .filter(Introduced::waitsHere)
                .filter(each -> listed.add(offer(each).id()))
                .sorted(Comparator.comparing(each -> offer(each).endsAt()))
                .toList();
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
     * Nothing changes but that the other is told, and that it takes a reason to propose it again, to either.
     *
     * @param two they are two people: never proposed again, by neither
     * @throws NotFound when there is no such proposal, or it does not hold any more
     */
    @PreAuthorize("hasRole('" + Permission.YOUTH_JOIN + "')")
    @Transactional
    @Logged("joining.offer.decline")
    public void decline(YouthId youth, UUID offer, boolean two) {
        Asker asker =
                Refused.asNotFound(() -> jdbc.sql("select offering_id, offered_by from decline_join_offer(?, ?, ?)")
                        .params(offer, two, now())
                        .query((row, n) -> new Asker(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                        .single());
        notices.toThem(
                two ? "joining.notice.different" : "joining.notice.declined",
                new OrganisationId(Optional.ofNullable(asker.organisation()).orElseThrow(NotFound::new)),
                asker.member(),
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

    private static Introduced.Offer offer(Introduced introduced) {
        return Objects.requireNonNull(introduced.offer());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
