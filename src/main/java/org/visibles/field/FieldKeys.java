package org.visibles.field;

import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.kernel.Ids;

/** The server's keys for what phones seal. */
@Component
class FieldKeys {

    /** A new key is given out after so long; phones take it at their next call. */
    static final Duration RENEWED = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    /** Those looked up before: they never change. */
    private final Map<UUID, Whole> known = new ConcurrentHashMap<>();

    FieldKeys(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** A public key as phones get it. */
    record Public(UUID id, byte[] key) {}

    /** Both halves. */
    record Whole(byte[] privateKey, byte[] publicKey) {}

    /** The key to seal for, in the caller's transaction; two nodes that renew it at once give out two, and both open. */
    Public current() {
        return jdbc.sql(
                        "select id, public_key from field_key where created_at > ? order by created_at desc, id limit 1")
                .param(Timestamp.from(clock.instant().minus(RENEWED)))
                .query((row, n) -> new Public(row.getObject(1, UUID.class), row.getBytes(2)))
                .optional()
                .orElseGet(this::next);
    }

    private Public next() {
        KeyPair pair = Sealing.newKey();
        Public made = new Public(Ids.next(), Sealing.raw((ECPublicKey) pair.getPublic()));
        jdbc.sql("insert into field_key (id, public_key, private_key, created_at) values (?, ?, ?, ?)")
                .param(made.id())
                .param(made.key())
                .param(pair.getPrivate().getEncoded())
                .param(Timestamp.from(clock.instant()))
                .update();
        return made;
    }

    Optional<Whole> find(UUID id) {
        Whole found = known.get(id);
        if (found == null) {
            found = transaction.execute(status -> read(id).orElse(null));
            if (found != null) {
                known.put(id, found);
            }
        }
        return Optional.ofNullable(found);
    }

    private Optional<Whole> read(UUID id) {
        return jdbc.sql("select private_key, public_key from field_key where id = ?")
                .param(id)
                .query((row, n) -> new Whole(row.getBytes(1), row.getBytes(2)))
                .optional();
    }
}
