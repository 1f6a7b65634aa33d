package org.visibles.access;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.PasswordAgain;
import org.visibles.kernel.RuleViolation;

/** Compares with the account's own; guesses are slowed down as at the sign-in, which nobody signed in may count. */
@Component
class OwnPassword implements PasswordAgain {

    private static final String SOURCE = "signed in";

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Throttle throttle;
    private final CurrentMember member;
    private final TransactionTemplate apart;

    OwnPassword(
            JdbcClient jdbc,
            PasswordEncoder encoder,
            Throttle throttle,
            CurrentMember member,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.throttle = throttle;
        this.member = member;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void require(String password) {
        String account = "again " + member.require().account().value();
        Duration wait = asNobody(() -> throttle.waiting(account, SOURCE, false));
        if (wait.isPositive()) {
            throw new RuleViolation("rule.access.password-wait", wait.toSeconds() + 1);
        }
        String hash = apart.execute(status -> jdbc.sql("select own_password_hash()")
                .query((row, n) -> row.getString(1))
                .single());
        if (password.length() > PasswordRules.LONGEST || !encoder.matches(password, hash)) {
            asNobody(() -> {
                throttle.failed(account, SOURCE, false);
                return Duration.ZERO;
            });
            throw new RuleViolation("rule.access.password-again");
        }
        asNobody(() -> {
            throttle.succeeded(account, SOURCE);
            return Duration.ZERO;
        });
    }

    private Duration asNobody(Supplier<Duration> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(new SecurityContextImpl());
        try {
            return apart.execute(status -> work.get());
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
