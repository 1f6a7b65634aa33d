package org.visibles.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.test.context.support.WithSecurityContext;
import org.visibles.kernel.Role;

/** The test acts as this member of the fixture; with {@code roles}, in these roles instead of the member's own. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@WithSecurityContext(factory = WithMemberFactory.class)
public @interface WithMember {

    Person value() default Person.AGENT_ROUEN;

    Role[] roles() default {};
}
