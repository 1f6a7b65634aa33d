package org.visibles.costs.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.visibles.costs.ExpenseFilter;
import org.visibles.costs.ExpenseRow;
import org.visibles.costs.ExpenseService;
import org.visibles.costs.ExpenseSums;
import org.visibles.costs.ExpensesAddress;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.OnePage;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.organisation.MemberDirectory;
import org.visibles.organisation.OrganisationRow;
import org.visibles.widgets.EmptyState;
import org.visibles.widgets.Formats;
import org.visibles.widgets.Notices;
import org.visibles.widgets.Page;
import org.visibles.widgets.PagedList;

/** The expenses of the programme for its coordination, of its own for an organisation's lead. The address holds the filter. */
@Route(ExpensesAddress.ROUTE)
@RolesAllowed({Permission.COSTS_OWN, Permission.COSTS_PROGRAMME})
@Menu(order = 41, icon = "vaadin:euro", title = "costs.title")
class ExpensesView extends Page implements BeforeEnterObserver {

    private final ExpenseService expenses;
    private final CostWords.Source source;
    private final MemberDirectory members;
    private final boolean programme;
    private final Clock clock;
    private final LocalDate today;
    private QueryParameters parameters = QueryParameters.empty();
    private ExpenseFilter asked = ExpenseFilter.ALL;

    ExpensesView(
            ExpenseService expenses,
            CostWords.Source source,
            MemberDirectory members,
            CurrentMember member,
            Clock clock) {
        super("costs.title");
        this.expenses = expenses;
        this.source = source;
        this.members = members;
        programme = member.require().may(Permission.COSTS_PROGRAMME);
        this.clock = clock;
        today = LocalDate.now(clock);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        parameters = event.getLocation().getQueryParameters();
        refresh();
    }

    private UnaryOperator<List<ExpenseRow>> pages(ExpenseFilter filter) {
        Instant now = clock.instant();
        return before -> expenses.forFile(filter, now, before.isEmpty() ? null : before.getLast());
    }

    private void refresh() {
        clear();
        try {
            OnePage.read(this::show);
        } catch (RuleViolation noProgramme) {
            clear();
            add(new EmptyState(getTranslation(noProgramme.key())));
        }
    }

    private void show() {
        CostWords words = source.words(getLocale());
        List<OrganisationRow> organisations = expenses.organisations();
        ExpenseService.Period period = expenses.period();
        AskedExpenses read = AskedExpenses.of(
                parameters, new AskedExpenses.Choices(organisations, words.categories(), period, today));
        asked = read.filter();
        Button enter = new Button(getTranslation("costs.new"), VaadinIcon.PLUS.create(), click -> edit(words, null));
        enter.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        RouterLink file = new RouterLink(getTranslation("costs.import"), ExpenseImportView.class);
        file.addClassName("visibles-download");
        ExpenseFilter filter = asked;
        actions(enter, file, ExpenseFile.link(() -> pages(filter), words));
        ExpenseSums sums = expenses.sums(filter);
        Div content = new Div(
                new Paragraph(getTranslation(programme ? "costs.explain.programme" : "costs.explain.own")),
                new ExpenseFilterBar(filter, organisations, words, period, today, this::open));
        content.addClassName("visibles-figures");
        if (!read.corrections().isEmpty()) {
            content.addComponentAtIndex(1, corrections(read.corrections()));
        }
        if (filter.knownOn() != null) {
            content.add(past(filter.knownOn()));
        }
        if (sums.number() > 0) {
            content.add(new SumsPanel(sums, words, programme));
        }
        content.add(list(words));
        add(content);
    }

    private Div corrections(List<String> keys) {
        Div corrections = new Div();
        corrections.addClassName("visibles-corrections");
        corrections.getElement().setAttribute("role", "status");
        keys.forEach(key -> corrections.add(new Paragraph(getTranslation(key))));
        return corrections;
    }

    private Div past(LocalDate day) {
        Div banner = new Div(new Paragraph(getTranslation("costs.past", Formats.date(day))));
        banner.addClassName("youth-banner");
        return banner;
    }

    private PagedList<ExpenseRow> list(CostWords words) {
        boolean past = asked.knownOn() != null;
        var actions = new ExpenseLine.Actions(
                past ? null : row -> edit(words, row),
                past ? null : row -> new CancelDialog(expenses, words, row, this::refresh).open(),
                row -> history(words, row));
        ExpenseFilter filter = asked;
        boolean filtered = !filter.equals(ExpenseFilter.ALL);
        return new PagedList<>(
                getTranslation("costs.list"),
                (offset, limit) -> expenses.list(filter, offset, limit),
                ExpenseRow::id,
                row -> new ExpenseLine(row, words, programme, actions),
                new EmptyState(getTranslation(filtered ? "costs.empty.filtered" : "costs.empty")));
    }

    private void edit(CostWords words, @Nullable ExpenseRow before) {
        new ExpenseDialog(expenses, words, before, this::refresh).open();
    }

    private void history(CostWords words, ExpenseRow row) {
        Notices.attempt(() -> {
            List<ExpenseRow> versions = expenses.history(row.id());
            Map<UUID, String> authors = members.names(versions.stream()
                    .map(version -> version.recordedBy().value())
                    .collect(Collectors.toSet()));
            new HistoryDialog(versions, words, authors).open();
        });
    }

    private void open(ExpenseFilter filter) {
        UI.getCurrent().navigate(ExpensesView.class, ExpensesAddress.parameters(filter));
    }
}
