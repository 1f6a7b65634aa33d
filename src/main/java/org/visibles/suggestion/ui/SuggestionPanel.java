package org.visibles.suggestion.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.visibles.directory.FoundService;
import org.visibles.kernel.Need;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.YouthId;
import org.visibles.suggestion.Suggestion;
import org.visibles.suggestion.SuggestionService;
import org.visibles.suggestion.SuggestionService.Suggestions;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;

/** A button that becomes a short list, each line with its reasons; to choose a partner fills the form. */
class SuggestionPanel extends Div {

    private final YouthId youth;
    private final Supplier<Set<Need>> needs;
    private final Consumer<OrganisationId> choose;
    private final SuggestionService service;
    private final Div list = new Div();

    SuggestionPanel(
            YouthId youth, Supplier<Set<Need>> needs, Consumer<OrganisationId> choose, SuggestionService service) {
        this.youth = youth;
        this.needs = needs;
        this.choose = choose;
        this.service = service;
        addClassName("visibles-suggestions");
        Button ask = new Button(getTranslation("suggestion.ask"), VaadinIcon.LIGHTBULB.create(), click -> show());
        ask.setDisableOnClick(true);
        ask.addClickListener(click -> ask.setEnabled(true));
        list.getElement().setAttribute("aria-live", "polite");
        add(ask, list);
    }

    private void show() {
        list.removeAll();
        if (needs.get().isEmpty()) {
            list.add(new Paragraph(getTranslation("suggestion.no-needs")));
            return;
        }
        Notices.attempt(() -> fill(service.suggest(youth, needs.get())));
    }

    private void fill(Suggestions suggestions) {
        if (suggestions.services().isEmpty()) {
            list.add(new Paragraph(getTranslation("suggestion.none")));
            return;
        }
        group("suggestion.partners", suggestions, suggestions.partners());
        group("suggestion.outside", suggestions, suggestions.outside());
        list.add(new Paragraph(getTranslation("suggestion.how")));
    }

    private void group(String titleKey, Suggestions from, List<Suggestion> services) {
        if (services.isEmpty()) {
            return;
        }
        OrderedList lines = new OrderedList();
        lines.getElement().setAttribute("aria-label", getTranslation(titleKey));
        services.forEach(each -> lines.add(line(from, each)));
        list.add(new H3(getTranslation(titleKey)), lines);
    }

    private ListItem line(Suggestions from, Suggestion suggestion) {
        FoundService found = suggestion.service();
        Anchor name = new Anchor("annuaire/service/" + found.id().value(), found.name());
        name.setTarget(AnchorTarget.BLANK);
        Div what = new Div(name, new Div(new Span(Objects.requireNonNullElse(found.structureName(), ""))));
        what.add(new Div(new Span(suggestion.reasons().stream().map(this::words).collect(Collectors.joining(" · ")))));
        condition(found.conditions().publicsNote(), what);
        condition(found.conditions().access(), what);
        ListItem line = new ListItem(what);
        OrganisationId organisation = suggestion.partner();
        if (organisation == null) {
            return line;
        }
        Button take = new Button(getTranslation("suggestion.choose"), click -> {
            if (Notices.attempt(() -> service.choose(Objects.requireNonNull(from.id()), found.id()))) {
                choose.accept(organisation);
                list.removeAll();
                list.add(new Paragraph(getTranslation("suggestion.chosen", found.name())));
            }
        });
        take.addThemeVariants(ButtonVariant.LUMO_SMALL);
        take.setAriaLabel(getTranslation("suggestion.choose-of", found.name()));
        line.add(take);
        return line;
    }

    private void condition(@org.jspecify.annotations.Nullable String words, Div what) {
        if (words != null && !words.isBlank()) {
            what.add(new Div(new Span(getTranslation("suggestion.condition", words))));
        }
    }

    private String words(Suggestion.Reason reason) {
        return getTranslation(
                reason.key(),
                reason.arguments().stream()
                        .map(each -> each instanceof LocalDate day ? Formats.date(day) : each)
                        .toArray());
    }
}
