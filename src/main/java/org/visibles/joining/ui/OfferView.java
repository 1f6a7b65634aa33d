package org.visibles.joining.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.visibles.joining.Introduced;
import org.visibles.joining.JoinOffers;
import org.visibles.joining.Reopening;
import org.visibles.kernel.Permission;
import org.visibles.kernel.YouthId;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;
import org.visibles.youth.DisclosedField;
import org.visibles.youth.DisclosedTexts;
import org.visibles.youth.YouthDisclosure;

/** Proposes to an organisation that one was introduced to that both records are of one person: what it sees to compare. */
@Route("jeunes/:id/proposer/:introduction")
@RolesAllowed(Permission.YOUTH_JOIN)
class OfferView extends Page implements BeforeEnterObserver {

    /** What tells most who somebody is; the rest can be added. */
    private static final Set<DisclosedField> AT_FIRST = EnumSet.of(
            DisclosedField.NAME,
            DisclosedField.BIRTH,
            DisclosedField.SEX,
            DisclosedField.PHONE,
            DisclosedField.COMMUNE);

    private final JoinOffers offers;
    private final YouthDisclosure disclosure;
    private final DisclosedTexts texts;
    private final OrganisationDirectory organisations;

    OfferView(
            JoinOffers offers, YouthDisclosure disclosure, DisclosedTexts texts, OrganisationDirectory organisations) {
        super("joining.offer.title");
        this.offers = offers;
        this.disclosure = disclosure;
        this.texts = texts;
        this.organisations = organisations;
    }

    static String address(YouthId youth, UUID introduction) {
        return "jeunes/" + youth + "/proposer/" + introduction;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        clear();
        YouthId youth = YouthId.of(event.getRouteParameters().get("id").orElse(""));
        String introduction = event.getRouteParameters().get("introduction").orElse("");
        Introduced introduced = offers.introduced(youth).stream()
                .filter(each -> each.introduction().toString().equals(introduction))
                .findFirst()
                .orElse(null);
        Anchor back = new Anchor("jeunes/" + youth, getTranslation("joining.offer.back"));
        if (introduced == null) {
            add(new EmptyState(getTranslation("joining.offer.none")), back);
        } else if (OfferWords.open(introduced)) {
            propose(introduced, back);
        } else {
            add(new Paragraph(OfferWords.state(java.util.Objects.requireNonNull(introduced.offer()))), back);
        }
    }

    private void propose(Introduced introduced, Anchor back) {
        String other = organisations.names().getOrDefault(introduced.other().value(), "");
        Map<DisclosedField, String> said = disclosure.values(introduced.youth(), EnumSet.copyOf(JoinOffers.FIELDS));
        CheckboxGroup<DisclosedField> shown = new CheckboxGroup<>(getTranslation("joining.offer.shown", other));
        shown.setHelperText(getTranslation("joining.offer.shown.hint"));
        shown.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        shown.setItems(JoinOffers.FIELDS.stream().filter(said::containsKey).toList());
        shown.setItemLabelGenerator(field -> getTranslation(
                "joining.offer.field",
                texts.name(field, getLocale()),
                texts.value(field, String.valueOf(said.get(field)), getLocale())));
        shown.setValue(AT_FIRST.stream().filter(said::containsKey).collect(java.util.stream.Collectors.toSet()));
        shown.addClassName("joining-shown");
        RadioButtonGroup<Reopening> reason = reason();
        reason.setVisible(introduced.offer() != null && introduced.offer().declined());
        Button propose = new Button(getTranslation("joining.offer.propose"));
        propose.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        propose.setDisableOnClick(true);
        propose.addClickListener(click -> {
            if (Notices.attempt(() -> send(introduced, shown.getValue(), reason.getValue()))) {
                UI.getCurrent().navigate("jeunes/" + introduced.youth());
                Notices.done("joining.offer.sent");
            } else {
                propose.setEnabled(true);
            }
        });
        Div buttons = new Div(propose, back);
        buttons.addClassName("joining-buttons");
        Div asks = new Div(VaadinIcon.INFO_CIRCLE_O.create(), new Span(getTranslation("joining.offer.explain", other)));
        asks.addClassName("joining-asks");
        add(
                asks,
                section(getTranslation("joining.offer.compare"), shown, reason),
                section(getTranslation("joining.offer.after"), OfferWords.after()),
                buttons);
    }

    private RadioButtonGroup<Reopening> reason() {
        RadioButtonGroup<Reopening> reason = new RadioButtonGroup<>(getTranslation("joining.offer.reopening"));
        reason.setHelperText(getTranslation("joining.offer.reopening.hint"));
        reason.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        reason.setItems(Reopening.values());
        reason.setItemLabelGenerator(each -> getTranslation(OfferWords.key(each)));
        reason.setRequiredIndicatorVisible(true);
        return reason;
    }

    private void send(Introduced introduced, Set<DisclosedField> shown, @Nullable Reopening reason) {
        if (reason == null) {
            offers.offer(introduced.youth(), introduced.introduction(), shown);
        } else {
            offers.reopen(introduced.youth(), introduced.introduction(), shown, reason);
        }
    }
}
