package org.visibles.privacy.ui;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.visibles.kernel.MemberId;
import org.visibles.kernel.Permission;
import org.visibles.privacy.AccessFilter;
import org.visibles.privacy.AccessJournal;
import org.visibles.privacy.AccessOutcome;
import org.visibles.privacy.AccessRow;
import org.visibles.privacy.MemberNames;
import org.visibles.widgets.DayField;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Page;

/** The access log, for the data-protection officer: the last seven days at first. */
@Route("journal")
@RolesAllowed(Permission.ACCESS_LOG_READ)
@Menu(order = 90, icon = "vaadin:clipboard-user", title = "privacy.journal")
class JournalView extends Page implements BeforeEnterObserver {

    static final int DAYS = 7;
    /** Parameter of the address: which outcome is shown. */
    static final String OUTCOME = "resultat";

    private final AccessJournal journal;
    private final ObjectProvider<MemberNames> memberNames;
    private final Map<UUID, String> names = new HashMap<>();
    private final DayField from;
    private final DayField to;
    private final Select<UUID> member;
    private final Select<String> action;
    private final Select<AccessOutcome> outcome;
    private final Span counted = new Span();
    private final Grid<AccessRow> grid = new Grid<>();

    JournalView(AccessJournal journal, ObjectProvider<MemberNames> memberNames, Clock clock) {
        super("privacy.journal");
        this.journal = journal;
        this.memberNames = memberNames;
        LocalDate today = LocalDate.now(clock);
        from = day("privacy.journal.from", today.minusDays(DAYS - 1));
        to = day("privacy.journal.to", today);
        List<UUID> members = members();
        member = select("privacy.journal.member", members, this::name);
        action = select("privacy.journal.action", journal.actions(from.getValue(), to.getValue()), this::words);
        outcome = select(
                "privacy.journal.outcome",
                List.of(AccessOutcome.values()),
                each -> getTranslation("privacy.outcome." + each));
        FormLayout filter = new FormLayout(from, to, member, action, outcome);
        filter.setAutoResponsive(true);
        filter.setAutoRows(true);
        filter.setExpandColumns(true);
        filter.setExpandFields(true);
        from.whenSettled(day -> chooseAgain());
        to.whenSettled(day -> chooseAgain());
        counted.getElement().setAttribute("aria-live", "polite");
        grid.addColumn(new ComponentRenderer<>(this::line));
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.getElement().setAttribute("aria-label", getTranslation("privacy.journal"));
        grid.setEmptyStateComponent(new EmptyState(getTranslation("privacy.journal.empty")));
        grid.setHeight("min(34rem, 75dvh)");
        grid.setItems(query -> journal.page(filter(), query.getOffset(), query.getLimit()).stream(), query -> count());
        add(new Paragraph(getTranslation("privacy.journal.explain")), filter, counted, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String asked = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(OUTCOME)
                .orElse("");
        Arrays.stream(AccessOutcome.values())
                .filter(each -> each.name().equals(asked))
                .forEach(outcome::setValue);
    }

    /** Who has lines in the period, named. */
    private List<UUID> members() {
        AccessFilter period = filter(null, null, null);
        List<UUID> members = journal.members(period.from(), period.to());
        memberNames.ifAvailable(source -> names.putAll(source.names(members)));
        return members;
    }

    /** Another period has other members and actions; a choice that it lacks falls away. */
    private void chooseAgain() {
        AccessFilter period = filter(null, null, null);
        member.setItems(members());
        action.setItems(journal.actions(period.from(), period.to()));
        grid.getDataProvider().refreshAll();
    }

    private DayField day(String key, LocalDate value) {
        DayField field = new DayField(getTranslation(key));
        field.setValue(value);
        field.setRequired(true);
        return field;
    }

    private <T> Select<T> select(String key, List<T> items, Function<T, String> words) {
        Select<T> field = new Select<>();
        field.setLabel(getTranslation(key));
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(getTranslation("privacy.journal.all"));
        field.setItemLabelGenerator(each -> each == null ? getTranslation("privacy.journal.all") : words.apply(each));
        field.setItems(items);
        field.addValueChangeListener(change -> grid.getDataProvider().refreshAll());
        return field;
    }

    private AccessFilter filter() {
        return filter(member.getValue(), action.getValue(), outcome.getValue());
    }

    private AccessFilter filter(@Nullable UUID ofMember, @Nullable String ofAction, @Nullable AccessOutcome ofOutcome) {
        return new AccessFilter(
                Objects.requireNonNull(from.settled()),
                Objects.requireNonNull(to.settled()),
                ofMember,
                ofAction,
                ofOutcome);
    }

    private int count() {
        int count = journal.count(filter());
        counted.setText(getTranslation("privacy.journal.count", count));
        return count;
    }

    private Div line(AccessRow row) {
        Div line = new Div(
                new Span(Formats.dateTime(row.at())),
                new Span(row.member() == null ? getTranslation("privacy.journal.nobody") : name(row.member())),
                new Span(words(row.action())),
                new Span(
                        row.entity() == null || row.entityId() == null
                                ? ""
                                : getTranslation(
                                        "privacy.entity." + row.entity(),
                                        row.entityId().toString())),
                new Span(getTranslation("privacy.outcome." + row.outcome())));
        line.addClassName("privacy-line");
        return line;
    }

    private String name(UUID id) {
        return id.equals(MemberId.PROGRAM.value())
                ? getTranslation("privacy.journal.program")
                : names.getOrDefault(id, id.toString());
    }

    /** The action in words, or its code where no module has words for it. */
    private String words(String code) {
        String words = getTranslation("logged." + code);
        return words.startsWith("!") ? code : words;
    }
}
