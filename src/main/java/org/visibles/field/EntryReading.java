package org.visibles.field;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.visibles.kernel.RuleViolation;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Opens what was sent and reads what it says. */
@Component
class EntryReading {

    private final FieldKeys keys;
    private final JsonMapper json;

    EntryReading(FieldKeys keys, JsonMapper json) {
        this.keys = keys;
        this.json = json;
    }

    /** How an entry came: from which phone, when, and what its clock has to be corrected by. */
    record Arrival(UUID device, Instant receivedAt, Function<Told, Duration> correction) {}

    /**
     * @throws RuleViolation {@code rule.field.…} when it is not what a phone of ours would send
     */
    Entry read(SentEntry sent, Arrival arrival) {
        UUID id = sent.id();
        byte[] sealed = sent.sealed();
        UUID keyId = sent.key();
        if (id == null || sealed == null || keyId == null) {
            throw new RuleViolation("rule.field.unreadable");
        }
        if (sealed.length > SentEntry.LONGEST) {
            throw new RuleViolation("rule.field.too-long", SentEntry.LONGEST / 1024);
        }
        FieldKeys.Whole key = keys.find(keyId).orElseThrow(() -> new RuleViolation("rule.field.seal"));
        byte[] plain;
        try {
            // For this phone and this id alone: sent by another, or under another id, it does not open.
            plain = Sealing.open(key.privateKey(), key.publicKey(), sealed, arrival.device() + "/" + id);
        } catch (Sealing.Unopened tampered) {
            throw new RuleViolation("rule.field.seal");
        }
        Told told = told(plain);
        if (!id.equals(told.id()) || told.outing() == null || told.kind() == null || told.turn() < 0) {
            throw new RuleViolation("rule.field.unreadable");
        }
        return new Entry(
                arrival.device(),
                id,
                sent,
                told,
                Entry.Kind.of(told.kind()),
                told.outing(),
                sha256(plain),
                arrival.correction().apply(told),
                arrival.receivedAt());
    }

    private Told told(byte[] plain) {
        try {
            Told told = json.readValue(plain, Told.class);
            if (told == null) {
                throw new RuleViolation("rule.field.unreadable");
            }
            return told;
        } catch (JacksonException broken) {
            throw new RuleViolation("rule.field.unreadable");
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
