package org.visibles.costs;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.FreeText;
import org.visibles.kernel.Identity;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Permission;
import org.visibles.kernel.RuleViolation;
import org.visibles.organisation.OrganisationDirectory;
import org.visibles.organisation.OrganisationRow;
import org.visibles.organisation.ProgrammeRow;
import org.visibles.organisation.ProgrammeService;
import org.visibles.widgets.Formats;

/** What every expense must keep to, typed or imported. */
@Component
class ExpenseRules {

    static final int REASON_LENGTH = 500;

    /** What can only be somebody's: an e-mail address, a French phone number, a social security number. */
    private static final Pattern PERSONAL = Pattern.compile(
            "[^\\s@]+@[^\\s@]+\\.[^\\s@]+|(?<![\\d/_-])(?:0|\\+33 ?)[1-9](?:[ .-]?\\d{2}){4}(?![\\d/_-])|(?<!\\d)[12] ?\\d{2} ?\\d{2} ?\\d{2} ?\\d{3} ?\\d{3}(?!\\d)");

    private final CategoryRows categories;
    private final OrganisationDirectory organisations;
    private final ProgrammeService programmes;
    private final CurrentMember member;
    private final Clock clock;

    ExpenseRules(
            CategoryRows categories,
            OrganisationDirectory organisations,
            ProgrammeService programmes,
            CurrentMember member,
            Clock clock) {
        this.categories = categories;
        this.organisations = organisations;
        this.programmes = programmes;
        this.member = member;
        this.clock = clock;
    }

    /**
     * What holds while somebody enters expenses, read once.
     *
     * @param organisations for which the member may enter expenses, by name
     * @param open codes of categories under which something can be entered
     * @param last the last month that can be entered
     */
    record Frame(ProgrammeRow programme, List<OrganisationRow> organisations, Set<String> open, YearMonth last) {

        YearMonth first() {
            return YearMonth.from(programme.startsOn());
        }
    }

    /**
     * @throws RuleViolation {@code rule.organisation.no-programme}
     */
    Frame frame() {
        ProgrammeRow programme = programmes.current();
        YearMonth now = YearMonth.from(Formats.day(clock.instant()));
        YearMonth end = YearMonth.from(programme.endsOn());
        return new Frame(
                programme,
                enterable(),
                categories.ofCurrent().stream()
                        .filter(each -> !each.closed())
                        .map(CategoryRow::code)
                        .collect(Collectors.toSet()),
                now.isAfter(end) ? end : now);
    }

    List<OrganisationRow> enterable() {
        Identity who = member.require();
        return organisations.participants().stream()
                .filter(each -> who.may(Permission.COSTS_PROGRAMME) || each.id().equals(who.organisation()))
                .toList();
    }

    /**
     * The content as it is kept.
     *
     * @param organisation that spent it; null where a correction leaves it as it was
     * @param kept code of a category that may stay although it is closed
     * @throws NotFound for an organisation whose expenses the member does not enter
     * @throws RuleViolation {@code rule.costs.…}
     */
    ExpenseContent checked(
            Frame frame, @Nullable OrganisationId organisation, ExpenseContent content, @Nullable String kept) {
        if (organisation != null
                && frame.organisations().stream().noneMatch(each -> each.id().equals(organisation))) {
            throw new NotFound();
        }
        if (!frame.open().contains(content.category()) && !content.category().equals(kept)) {
            throw new RuleViolation("rule.costs.category");
        }
        if (content.month().isBefore(frame.first()) || content.month().isAfter(frame.last())) {
            throw new RuleViolation("rule.costs.month", number(frame.first()), number(frame.last()));
        }
        if (content.cents() < 1 || content.cents() > ExpenseContent.MOST_CENTS) {
            throw new RuleViolation("rule.costs.amount-bounds");
        }
        String label = FreeText.line(content.label(), ExpenseContent.LABEL_LENGTH, "rule.costs.too-long");
        if (label == null) {
            throw new RuleViolation("rule.costs.label");
        }
        if (PERSONAL.matcher(label).find()) {
            throw new RuleViolation("rule.costs.label-personal");
        }
        return new ExpenseContent(
                content.category(),
                content.month(),
                content.cents(),
                label,
                FreeText.line(content.reference(), ExpenseContent.REFERENCE_LENGTH, "rule.costs.too-long"));
    }

    /**
     * @throws RuleViolation {@code rule.costs.reason} without one
     */
    static String reason(String typed) {
        String reason = FreeText.line(typed, REASON_LENGTH, "rule.costs.too-long");
        if (reason == null) {
            throw new RuleViolation("rule.costs.reason");
        }
        return reason;
    }

    private static String number(YearMonth month) {
        return "%02d/%d".formatted(month.getMonthValue(), month.getYear());
    }
}
