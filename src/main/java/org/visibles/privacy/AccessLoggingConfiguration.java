package org.visibles.privacy;

import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.security.authorization.method.AuthorizationInterceptorsOrder;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Puts the two rings of the access log around the method security and inside the transaction. */
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
@EnableTransactionManagement(proxyTargetClass = true, order = AccessLoggingConfiguration.TRANSACTION)
class AccessLoggingConfiguration {

    /** After the method security, before the inner ring. */
    static final int TRANSACTION = Ordered.LOWEST_PRECEDENCE - 100;

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static AccessLogging accessLogging(ObjectProvider<AccessLog> log) {
        return new AccessLogging(log);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor accessLoggingOuter(AccessLogging logging) {
        return advisor(logging.outer(), AuthorizationInterceptorsOrder.PRE_FILTER.getOrder() - 50);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor accessLoggingInner(AccessLogging logging) {
        return advisor(logging.inner(), Ordered.LOWEST_PRECEDENCE - 50);
    }

    private static Advisor advisor(MethodInterceptor ring, int order) {
        DefaultPointcutAdvisor advisor =
                new DefaultPointcutAdvisor(AnnotationMatchingPointcut.forMethodAnnotation(Logged.class), ring);
        advisor.setOrder(order);
        return advisor;
    }
}
