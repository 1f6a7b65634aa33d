package org.visibles.access.ui;

import com.vaadin.flow.component.Component;
import java.util.Collection;
import java.util.stream.Collectors;
import org.visibles.kernel.Role;

/** Roles in words. */
final class Roles {

    private Roles() {}

    static String text(Component page, Role role) {
        return page.getTranslation("access.role." + role.name());
    }

    static String text(Component page, Collection<Role> roles) {
        return roles.stream().sorted().map(role -> text(page, role)).collect(Collectors.joining(", "));
    }
}
