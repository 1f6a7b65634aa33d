package org.visibles.outing.encounter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.visibles.kernel.ContactId;
import org.visibles.kernel.Counted;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.EncounterId;
import org.visibles.kernel.Fact;
import org.visibles.kernel.FactKind;
import org.visibles.kernel.FactRecorder;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.Relation;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.YouthId;
import org.visibles.outing.OutingService;
import org.visibles.outreach.ContactChannel;
import org.visibles.outreach.ContactContent;
import org.visibles.outreach.ContactCorrected;
import org.visibles.outreach.ContactRow;
import org.visibles.outreach.ContactService;
import org.visibles.outreach.Initiative;
import org.visibles.outreach.LogContact;
import org.visibles.youth.YouthAccess;
import org.visibles.youth.YouthRecord;
import org.visibles.youth.YouthService;

/**
 * "That was him": joins encounters to a person and parts them again. A joined one is a contact of the person too, its
 * subject is joined to the person's in the figures, and the first contact of the record follows the earliest of them.
 */
@Component
class Joining {

    private final Encounters encounters;
    private final EncounterLinks links;
    private final EncounterCounting counting;
    private final OutingService outings;
    private final ContactService contacts;
    private final YouthService people;
    private final YouthAccess access;
    private final FactRecorder facts;
    private final CurrentMember member;
    private final Clock clock;

    Joining(
            Encounters encounters,
            EncounterLinks links,
            EncounterCounting counting,
            OutingService outings,
            ContactService contacts,
            YouthService people,
            YouthAccess access,
            FactRecorder facts,
            CurrentMember member,
            Clock clock) {
        this.encounters = encounters;
        this.links = links;
        this.counting = counting;
        this.outings = outings;
        this.contacts = contacts;
        this.people = people;
        this.access = access;
        this.facts = facts;
        this.member = member;
        this.clock = clock;
    }

    /** Those that are joined to the person already stay so. */
    void attach(Collection<EncounterId> ids, YouthId youth) {
        access.require(youth, Relation.CIRCLE_FULL);
        List<EncounterLinks.Known> known = links.of(youth);
        FirstContact now = FirstContact.of(people.get(youth).details());
        FirstContact base = known.isEmpty() ? now : known.getFirst().before();
        FirstContact shown = base.after(met(known));
        FirstContact before = now.moved(shown, base);
        List<FirstContact.Met> all = new ArrayList<>(met(known));
        for (EncounterId id : Set.copyOf(ids)) {
            EncounterRow row = own(id).row();
            if (youth.equals(row.youth())) {
                continue;
            }
            all.add(join(row, youth, before));
        }
        move(youth, shown, base.after(all));
    }

    private FirstContact.Met join(EncounterRow row, YouthId youth, FirstContact before) {
        if (row.withdrawn()) {
            throw new RuleViolation("rule.outing.withdrawn");
        }
        if (row.youth() != null) {
            throw new RuleViolation("rule.outing.attached");
        }
        String way = outings.get(row.outing()).content().way();
        ContactId contact = new ContactId(Ids.next());
        contacts.log(new LogContact(contact, youth, contact(row.content(), way)));
        Fact joined = Fact.of(
                FactKind.JOINED,
                new Counted.Recognised(row.id(), youth),
                row.content().at().toLocalDate(),
                clock.instant(),
                Map.of());
        facts.record(joined);
        links.insert(row.id(), youth, contact, joined.id(), before, member.require(), clock.instant());
        return new FirstContact.Met(row.content().at(), way, row.content().known());
    }

    /** Everything back to what it was, as far as other encounters do not say the same. */
    void detach(EncounterId id) {
        EncounterRow row = own(id).row();
        EncounterLinks.Open open = links.open(id).orElse(null);
        if (open == null) {
            return;
        }
        List<EncounterLinks.Known> known = links.of(open.youth());
        counting.cancel(id, open.fact(), row.content().at().toLocalDate());
        links.close(open.id(), member.require(), clock.instant());
        contact(open).ifPresent(contact -> contacts.withdraw(contact.id(), contact.version()));
        FirstContact base = known.getFirst().before();
        List<EncounterLinks.Known> left =
                known.stream().filter(each -> !each.encounter().equals(id)).toList();
        move(open.youth(), base.after(met(known)), base.after(met(left)));
    }

    /**
     * An exchange taken back among the exchanges parts its encounter too; restored there alone, both would count.
     *
     * @throws RuleViolation {@code rule.outing.detached} for one whose encounter is no longer attached
     */
    @EventListener
    void heed(ContactCorrected corrected) {
        EncounterLinks.OfContact found = links.of(corrected.contact()).orElse(null);
        if (found == null) {
            return;
        }
        if (found.open() && found.withdrawn()) {
            detach(found.encounter());
        } else if (!found.open() && !found.withdrawn()) {
            throw new RuleViolation("rule.outing.detached");
        }
    }

    /** The person's contact and first contact follow an encounter told otherwise; called before it is. */
    void follow(EncounterId id, EncounterContent content) {
        EncounterLinks.Open open = links.open(id).orElse(null);
        if (open == null) {
            return;
        }
        List<EncounterLinks.Known> known = links.of(open.youth());
        String way = outings.get(own(id).row().outing()).content().way();
        contact(open)
                .filter(contact -> !contact.withdrawn())
                .ifPresent(contact -> contacts.correct(contact.id(), contact.version(), contact(content, way)));
        List<FirstContact.Met> told = known.stream()
                .map(each -> each.encounter().equals(id)
                        ? new FirstContact.Met(content.at(), way, content.known())
                        : each.met())
                .toList();
        FirstContact base = known.getFirst().before();
        move(open.youth(), base.after(met(known)), base.after(told));
    }

    private void move(YouthId youth, FirstContact shown, FirstContact wanted) {
        YouthRecord record = people.get(youth);
        FirstContact now = FirstContact.of(record.details());
        FirstContact then = now.moved(shown, wanted);
        if (!then.equals(now)) {
            people.change(
                    youth,
                    record.version(),
                    record.details()
                            .edit()
                            .firstContactOn(then.on())
                            .mode(then.mode())
                            .place(then.place())
                            .build(),
                    LocalDate.now(clock));
        }
    }

    private Optional<ContactRow> contact(EncounterLinks.Open open) {
        return contacts.ofYouth(open.youth()).stream()
                .filter(row -> row.id().equals(open.contact()))
                .findFirst();
    }

    private static ContactContent contact(EncounterContent content, String way) {
        return new ContactContent(
                content.at(),
                ContactChannel.IN_PERSON_UNPLANNED,
                Initiative.WORKER,
                null,
                FirstContact.place(way),
                null,
                content.needs(),
                null,
                false,
                null,
                null,
                null);
    }

    private static List<FirstContact.Met> met(List<EncounterLinks.Known> known) {
        return known.stream().map(EncounterLinks.Known::met).toList();
    }

    private Encounters.Stored own(EncounterId id) {
        return encounters.lock(member.scope(), id).orElseThrow(NotFound::new);
    }
}
