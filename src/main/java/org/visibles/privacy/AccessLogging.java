package org.visibles.privacy;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.visibles.kernel.ContactId;
import org.visibles.kernel.EncounterId;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OnePage;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.YouthId;
import org.visibles.privacy.AccessLog.Subject;

/**
 * Writes the access log around use cases marked {@link Logged}, in two rings: the outer one stands before the method
 * security and sees every refusal; the inner one stands inside the transaction, so that a change and its line in the log
 * are saved together. A read-only transaction cannot write: there the outer ring adds the line before the result is
 * handed out, and what cannot be logged is not shown. The reads of one page are added together, at its end.
 */
final class AccessLogging {

    /** Calls under way on this thread, the innermost first; whether the inner ring has written. */
    private final ThreadLocal<Deque<Call>> calls = ThreadLocal.withInitial(ArrayDeque::new);

    private final ObjectProvider<AccessLog> log;

    AccessLogging(ObjectProvider<AccessLog> log) {
        this.log = log;
    }

    private static final class Call {
        private boolean written;
    }

    MethodInterceptor outer() {
        return this::aroundEverything;
    }

    MethodInterceptor inner() {
        return this::insideTheTransaction;
    }

    private @Nullable Object aroundEverything(MethodInvocation invocation) throws Throwable {
        Call call = new Call();
        calls.get().push(call);
        try {
            Object result = invocation.proceed();
            if (!call.written) {
                done(line(invocation, result, AccessOutcome.OK));
            }
            return result;
        } catch (AccessDeniedException | AuthenticationException | NotFound refused) {
            if (!alreadyLogged(refused)) {
                log.getObject().addApart(List.of(line(invocation, null, AccessOutcome.REFUSED)));
                refused.addSuppressed(new Logged.Mark());
            }
            throw refused;
        } finally {
            calls.get().pop();
            if (calls.get().isEmpty()) {
                calls.remove();
            }
        }
    }

    private @Nullable Object insideTheTransaction(MethodInvocation invocation) throws Throwable {
        Object result = invocation.proceed();
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            log.getObject().add(List.of(line(invocation, result, AccessOutcome.OK)));
            Objects.requireNonNull(calls.get().peek()).written = true;
        }
        return result;
    }

    private void done(AccessLog.Line line) {
        if (OnePage.open()) {
            OnePage.once(this, this::pageLines).add(line);
        } else {
            log.getObject().addApart(List.of(line));
        }
    }

    private List<AccessLog.Line> pageLines() {
        List<AccessLog.Line> lines = new ArrayList<>();
        OnePage.atEnd(() -> log.getObject().addApart(lines));
        return lines;
    }

    private AccessLog.Line line(MethodInvocation invocation, @Nullable Object result, AccessOutcome outcome) {
        return log.getObject().line(action(invocation), subject(invocation, result), outcome);
    }

    /** A refusal passes each use case on its way out; the first has told of it. */
    private static boolean alreadyLogged(Throwable refused) {
        for (Throwable suppressed : refused.getSuppressed()) {
            if (suppressed instanceof Logged.Mark) {
                return true;
            }
        }
        return false;
    }

    private static String action(MethodInvocation invocation) {
        Object target = Objects.requireNonNull(invocation.getThis());
        Method method = AopUtils.getMostSpecificMethod(invocation.getMethod(), target.getClass());
        return Objects.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(method, Logged.class))
                .value();
    }

    private static @Nullable Subject subject(MethodInvocation invocation, @Nullable Object result) {
        for (Object argument : invocation.getArguments()) {
            if (subject(argument) instanceof Subject found) {
                return found;
            }
        }
        if (subject(result) instanceof Subject made) {
            return made;
        }
        for (Object argument : invocation.getArguments()) {
            if (argument instanceof Record command && inside(command) instanceof Subject found) {
                return found;
            }
        }
        return null;
    }

    /** A command that carries the id of the person, such as a contact to be logged: the person, else what else it names. */
    private static @Nullable Subject inside(Record command) {
        Subject other = null;
        for (RecordComponent component : command.getClass().getRecordComponents()) {
            try {
                if (component.getAccessor().canAccess(command)
                        && subject(component.getAccessor().invoke(command)) instanceof Subject found) {
                    if (found.entity().equals("YOUTH")) {
                        return found;
                    }
                    other = other == null ? found : other;
                }
            } catch (ReflectiveOperationException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
        return other;
    }

    private static @Nullable Subject subject(@Nullable Object value) {
        return switch (value) {
            case YouthId(UUID id) -> new Subject("YOUTH", id);
            case ReferralId(UUID id) -> new Subject("REFERRAL", id);
            case ContactId(UUID id) -> new Subject("CONTACT", id);
            case EncounterId(UUID id) -> new Subject("ENCOUNTER", id);
            case null, default -> null;
        };
    }
}
