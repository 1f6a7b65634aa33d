package org.visibles.testkit;

import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Each Spring context brings a holder of the security context and makes it the JVM's, so that with two contexts the one
 * started first would no longer find who is signed in. All share the first.
 */
final class OneSecurityContext implements BeanPostProcessor {

    private static final AtomicReference<SecurityContextHolderStrategy> FIRST = new AtomicReference<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof SecurityContextHolderStrategy strategy) {
            FIRST.compareAndSet(null, strategy);
            return FIRST.get();
        }
        return bean;
    }
}
