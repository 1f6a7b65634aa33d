package org.visibles.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.visibles.access.MemberAuthentication;
import org.visibles.access.SignIn;
import org.visibles.access.SignIn.Workplace;
import org.visibles.kernel.Identity;
import org.visibles.kernel.NotFound;
import org.visibles.widgets.HeaderItem;

/** The organisation one works for now; a choice where there are several. */
@org.springframework.stereotype.Component
@Order(20)
class WorkplaceSwitch implements HeaderItem {

    private final SignIn signIn;

    WorkplaceSwitch(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public Component render(Identity identity) {
        List<Workplace> places = signIn.workplaces(identity.account());
        Workplace now = places.stream()
                .filter(place -> place.identity().member().equals(identity.member()))
                .findFirst()
                .orElse(null);
        if (places.size() < 2 || now == null) {
            Span name = new Span(now == null ? "" : now.organisation());
            name.addClassName("access-workplace");
            return name;
        }
        Select<Workplace> select = new Select<>();
        select.setItems(places);
        select.setItemLabelGenerator(Workplace::organisation);
        select.setValue(now);
        select.addClassName("access-workplace");
        select.getElement().setAttribute("aria-label", select.getTranslation("access.workplace"));
        select.addValueChangeListener(chosen -> change(identity, chosen.getValue()));
        return select;
    }

    /** Asks again where the account works: what the page shows may be old. */
    private void change(Identity before, Workplace chosen) {
        Identity identity = signIn.workplaces(before.account()).stream()
                .map(Workplace::identity)
                .filter(each -> each.member().equals(chosen.identity().member()))
                .findFirst()
                .orElseThrow(NotFound::new);
        var context = new SecurityContextImpl(new MemberAuthentication(identity));
        VaadinSession.getCurrent()
                .getSession()
                .setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
        SecurityContextHolder.setContext(context);
        UI.getCurrent().getPage().setLocation("");
    }
}
