package org.visibles.field;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.field.Entries.Outcome;
import org.visibles.field.EntryReading.Arrival;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.EncounterId;
import org.visibles.kernel.Ids;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.outing.OutingRow;
import org.visibles.outing.OutingService;
import org.visibles.outing.RecordOuting;
import org.visibles.outing.Saved;
import org.visibles.outing.encounter.EncounterService;
import org.visibles.outing.encounter.LogEncounter;

/**
 * Takes one entry of a phone, in a transaction of its own: what it says and that it was said are kept together or not at
 * all, so that the same entry again, in whatever order, changes nothing.
 */
@Component
class EntryTaking {

    private static final Logger LOG = LoggerFactory.getLogger(EntryTaking.class);

    private final Entries entries;
    private final EntryReading reading;
    private final OutingService outings;
    private final EncounterService encounters;
    private final CurrentMember member;
    private final TransactionTemplate transaction;

    EntryTaking(
            Entries entries,
            EntryReading reading,
            OutingService outings,
            EncounterService encounters,
            CurrentMember member,
            PlatformTransactionManager transactions) {
        this.entries = entries;
        this.reading = reading;
        this.outings = outings;
        this.encounters = encounters;
        this.member = member;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Never throws: an entry that cannot be looked at now must not hold up the others. */
    EntryAnswer take(SentEntry sent, Arrival arrival) {
        try {
            Entry entry = reading.read(sent, arrival);
            EntryAnswer answer = decide(entry);
            if (entry.kind() == Entry.Kind.OUTING) {
                wake(entry.outing());
            }
            return answer;
        } catch (RuleViolation rule) {
            return EntryAnswer.refused(sent, rule);
        } catch (RuntimeException failure) {
            LOG.error("Entry {} of phone {} could not be looked at", sent.id(), arrival.device(), failure);
            return EntryAnswer.of(sent, EntryState.LATER);
        }
    }

    private EntryAnswer decide(Entry entry) {
        try {
            return apply(entry, entry.wanted());
        } catch (NotFound taken) {
            // The id is somebody else's. It is answered like a new one, and kept under another.
            try {
                return apply(entry, Ids.next());
            } catch (NotFound hidden) {
                return refuse(entry, new RuleViolation("rule.field.not-found"));
            } catch (RuleViolation rule) {
                return refuse(entry, rule);
            }
        } catch (RuleViolation rule) {
            return refuse(entry, rule);
        } catch (StaleVersion stale) {
            return refuse(entry, new RuleViolation("rule.field.stale"));
        } catch (DataIntegrityViolationException unfit) {
            return refuse(entry, new RuleViolation("rule.field.unreadable"));
        }
    }

    private EntryAnswer apply(Entry entry, UUID target) {
        return Objects.requireNonNull(transaction.execute(status -> {
            entries.lock(entry.outing());
            Optional<Entries.Stored> before = entries.find(entry);
            if (before.isPresent() && isSettled(before.get().state())) {
                return Arrays.equals(before.get().hash(), entry.hash())
                        ? EntryAnswer.of(entry.sent(), before.get().state())
                        : EntryAnswer.refused(entry.sent().given(), "rule.field.sent-otherwise");
            }
            Outcome outcome = switch (entry.kind()) {
                case OUTING -> outing(entry, target);
                case ENCOUNTER -> encounter(entry, target);
                case CANCEL -> cancel(entry, target);
            };
            entries.settle(entry, outcome, member.require());
            return EntryAnswer.of(entry.sent(), outcome.state());
        }));
    }

    private static boolean isSettled(EntryState state) {
        return state == EntryState.KEPT || state == EntryState.KEPT_APART;
    }

    /** A phone tells of an outing again and again, with everything in it: the last word counts, however late others come. */
    private Outcome outing(Entry entry, UUID target) {
        Optional<Entries.Last> last = entries.last(entry.device(), entry.outing());
        OutingId known = entries.target(member.require(), entry.outing());
        OutingId id = known.value().equals(entry.outing()) ? new OutingId(target) : known;
        if (last.isPresent() && last.get().turn() >= entry.told().turn()) {
            return new Outcome(EntryState.KEPT, null, id.value(), last.get().version());
        }
        Optional<OutingRow> row = outings.find(id);
        if (row.isPresent() && !row.get().own()) {
            throw new RuleViolation("rule.field.not-own");
        }
        Long base = last.map(Entries.Last::version).orElse(entry.told().base());
        Saved saved = outings.record(new RecordOuting(
                id, base, Contents.outing(entry, row.orElse(null), member.require()), entry.deviceAt()));
        return saved.keptApart()
                ? new Outcome(EntryState.KEPT_APART, null, id.value(), null)
                : new Outcome(EntryState.KEPT, null, id.value(), saved.version());
    }

    private Outcome encounter(Entry entry, UUID target) {
        OutingId outing = entries.target(member.require(), entry.outing());
        var content = Contents.encounter(entry);
        if (outings.find(outing).isEmpty()) {
            return new Outcome(EntryState.WAITING, null, target, null);
        }
        encounters.log(new LogEncounter(new EncounterId(target), outing, content, entry.deviceAt()));
        return new Outcome(EntryState.KEPT, null, target, null);
    }

    private Outcome cancel(Entry entry, UUID target) {
        OutingId outing = entries.target(member.require(), entry.outing());
        Long base = entry.told().base();
        if (outings.find(outing).isEmpty()) {
            throw new RuleViolation("rule.field.not-found");
        }
        if (base == null) {
            throw new RuleViolation("rule.field.unreadable");
        }
        outings.cancel(outing, base, Objects.requireNonNullElse(entry.told().reason(), ""));
        return new Outcome(EntryState.KEPT, null, target, null);
    }

    private EntryAnswer refuse(Entry entry, RuleViolation rule) {
        transaction.executeWithoutResult(status -> {
            entries.lock(entry.outing());
            if (entries.find(entry).filter(before -> isSettled(before.state())).isEmpty()) {
                entries.settle(
                        entry, new Outcome(EntryState.REFUSED, rule.key(), entry.wanted(), null), member.require());
            }
        });
        return EntryAnswer.refused(entry.sent(), rule);
    }

    /** What came before its outing is taken now, whichever of the member's phones sent it. */
    private void wake(UUID outing) {
        var waiting = Objects.requireNonNull(transaction.execute(status -> entries.waiting(member.require(), outing)));
        for (Entries.Waiting each : waiting) {
            take(
                    each.sent(),
                    new Arrival(each.device(), each.receivedAt(), told -> Duration.ofMillis(each.correctionMs())));
        }
    }
}
