package org.visibles.field;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.field.EntryReading.Arrival;
import org.visibles.field.FieldStart.Method;
import org.visibles.field.FieldStart.Named;
import org.visibles.field.FieldStart.Place;
import org.visibles.field.FieldStart.Planned;
import org.visibles.field.FieldStart.Quarter;
import org.visibles.geography.GeographyService;
import org.visibles.kernel.CurrentDevice;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.Identity;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Permission;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.outing.MethodRow;
import org.visibles.outing.OutingRow;
import org.visibles.outing.OutingService;
import org.visibles.outing.OutingState;
import org.visibles.widgets.Formats;
import org.visibles.youth.YouthSearch;

/** What a phone in the field asks for and brings back. */
@Service
@PreAuthorize("denyAll()")
public class FieldService {

    /** Most entries looked at in one request; further ones are refused one by one. */
    public static final int MOST_ENTRIES = 1_000;

    /** Planned outings are taken along so many days ahead, and until so many after. */
    private static final int DAYS_AHEAD = 14;

    private static final int DAYS_AFTER = 2;

    /** Of the priority quarters that one chooses from in the field. */
    private static final String LIST = "2024";

    private final FieldKeys keys;
    private final FieldSettings settings;
    private final EntryTaking taking;
    private final OutingService outings;
    private final GeographyService geography;
    private final OrganisationDirectory organisations;
    private final YouthSearch people;
    private final CurrentMember member;
    private final CurrentDevice device;
    private final Clock clock;

    FieldService(
            FieldKeys keys,
            FieldSettings settings,
            EntryTaking taking,
            OutingService outings,
            GeographyService geography,
            OrganisationDirectory organisations,
            YouthSearch people,
            CurrentMember member,
            CurrentDevice device,
            Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.taking = taking;
        this.outings = outings;
        this.geography = geography;
        this.organisations = organisations;
        this.people = people;
        this.member = member;
        this.device = device;
        this.clock = clock;
    }

    /**
     * Takes what a phone noted, one after the other and each on its own: in any order, twice, in part, the outcome is the
     * same. One answer for each, in the same order.
     *
     * @param phoneNow what the phone's clock says, in milliseconds since 1970
     * @throws NotFound when no phone calls
     */
    @PreAuthorize("hasRole('" + Permission.OUTING_WRITE + "')")
    @Transactional(propagation = Propagation.NOT_SUPPORTED) // each entry has a transaction of its own
    public List<EntryAnswer> receive(List<SentEntry> sent, long phoneNow) {
        Instant now = clock.instant();
        PhoneClock time =
                new PhoneClock(device.require().since(), now, Duration.between(PhoneClock.instant(phoneNow), now));
        Arrival arrival =
                new Arrival(device.require().id().value(), now, told -> time.correction(told.captured(), told.off()));
        List<EntryAnswer> answers = new ArrayList<>();
        for (SentEntry each : sent) {
            answers.add(
                    answers.size() < MOST_ENTRIES
                            ? taking.take(each, arrival)
                            : EntryAnswer.refused(each.given(), "rule.field.too-many", MOST_ENTRIES));
        }
        return answers;
    }

    /**
     * What to take along.
     *
     * @throws NotFound when no phone calls
     */
    @PreAuthorize("hasRole('" + Permission.OUTING_WRITE + "')")
    @Transactional
    public FieldStart start() {
        Identity who = member.require();
        LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
        FieldKeys.Public key = keys.current();
        var organisation = organisations.find(who.organisation()).orElseThrow(NotFound::new);
        return new FieldStart(
                who.name(),
                organisation.name(),
                organisation.communeCode(),
                device.require().expiresAt(),
                key.id(),
                key.key(),
                outings.methods().stream()
                        .filter(method -> method.holdsOn(today))
                        .map(method -> new Method(
                                method.code(), method.name(), method.kind() == MethodRow.Kind.WAY, method.builtIn()))
                        .toList(),
                outings.spots().stream()
                        .filter(spot -> spot.active())
                        .map(spot -> new Place(spot.id(), spot.name(), spot.commune(), spot.qpv()))
                        .toList(),
                geography.communesOf(GeographyService.METROPOLE_ROUEN).stream()
                        .map(commune -> new Named(commune.code(), commune.name()))
                        .toList(),
                geography.qpvs().stream()
                        .filter(quarter ->
                                quarter.active() && quarter.generation().equals(LIST))
                        .map(quarter -> new Quarter(quarter.code(), quarter.name(), quarter.communeCode()))
                        .toList(),
                outings.mine(today.minusDays(DAYS_AFTER), today.plusDays(DAYS_AHEAD)).stream()
                        .filter(outing -> concerns(outing, who))
                        .map(FieldService::planned)
                        .toList(),
                settings.caseloadAllowed() ? people.pseudonyms() : null);
    }

    /** Planned, and the member goes along, or nobody in particular does. */
    private static boolean concerns(OutingRow outing, Identity who) {
        return outing.state() == OutingState.PLANNED
                && (outing.content().team().isEmpty()
                        || outing.content().team().contains(who.member())
                        || outing.createdBy().equals(who.member()));
    }

    private static Planned planned(OutingRow outing) {
        var content = outing.content();
        return new Planned(
                outing.id().value(),
                outing.own(),
                content.at().atZone(Formats.ZONE).toInstant(),
                content.minutes(),
                outing.version(),
                content.way(),
                content.practice(),
                content.commune(),
                content.qpv(),
                content.spot(),
                outing.spotName());
    }
}
