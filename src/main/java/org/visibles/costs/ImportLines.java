package org.visibles.costs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.visibles.kernel.CurrentMember;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.RuleViolation;
import org.visibles.organisation.OrganisationRow;

/** Makes expenses of a file's lines, or says why a line cannot be one. */
@Component
class ImportLines {

    /** Faults told one by one. */
    private static final int TOLD = 100;

    private final ExpenseRules rules;
    private final CategoryRows categories;
    private final CurrentMember member;

    ImportLines(ExpenseRules rules, CategoryRows categories, CurrentMember member) {
        this.rules = rules;
        this.categories = categories;
        this.member = member;
    }

    record Read(List<ImportPreview.Line> lines, List<ImportPreview.Faulty> faulty, int faults) {}

    /** By what a file may call them; an organisation is null when several have the name. */
    private record Names(Map<String, String> categories, Map<String, OrganisationId> organisations) {}

    /**
     * @param categoryNames what the page calls the built-in categories, by code
     */
    Read read(List<TableFile.Line> table, ExpenseRules.Frame frame, Map<String, Set<String>> categoryNames) {
        ImportColumns columns = ImportColumns.of(table.getFirst());
        Names names = names(frame, categoryNames);
        List<ImportPreview.Line> lines = new ArrayList<>();
        List<ImportPreview.Faulty> faulty = new ArrayList<>();
        int faults = 0;
        for (TableFile.Line line : table.subList(1, table.size())) {
            try {
                OrganisationId organisation = organisation(line.cell(columns.organisation()), frame, names);
                lines.add(new ImportPreview.Line(
                        line.number(),
                        organisation,
                        rules.checked(frame, organisation, content(line, columns, names), null)));
            } catch (RuleViolation why) {
                faults++;
                if (faulty.size() < TOLD) {
                    faulty.add(new ImportPreview.Faulty(line.number(), why.key(), why.arguments()));
                }
            } catch (NotFound elsewhere) {
                faults++;
                if (faulty.size() < TOLD) {
                    faulty.add(new ImportPreview.Faulty(line.number(), "rule.costs.import.organisation", List.of()));
                }
            }
        }
        return new Read(lines, faulty, faults);
    }

    private static ExpenseContent content(TableFile.Line line, ImportColumns columns, Names names) {
        String category = names.categories().get(ImportColumns.folded(line.cell(columns.category())));
        if (category == null) {
            throw new RuleViolation("rule.costs.category");
        }
        return new ExpenseContent(
                category,
                Months.read(line.cell(columns.month())),
                Euros.cents(line.cell(columns.amount())),
                undefused(line.cell(columns.label())),
                undefused(line.cell(columns.reference())));
    }

    /** Without the mark that our own file puts before what could be taken for a formula. */
    private static String undefused(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && "=+-@".indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }

    /** The own one where the file names none; the coordination, whose own one spends like others, must name each. */
    private OrganisationId organisation(String name, ExpenseRules.Frame frame, Names names) {
        if (name.isBlank()) {
            if (frame.organisations().size() == 1
                    && frame.organisations()
                            .getFirst()
                            .id()
                            .equals(member.require().organisation())) {
                return member.require().organisation();
            }
            throw new RuleViolation("rule.costs.import.no-organisation");
        }
        @Nullable OrganisationId found = names.organisations().get(ImportColumns.folded(name));
        if (found == null) {
            throw new RuleViolation("rule.costs.import.organisation");
        }
        return found;
    }

    private Names names(ExpenseRules.Frame frame, Map<String, Set<String>> categoryNames) {
        Map<String, String> categoryOf = new HashMap<>();
        for (CategoryRow category : categories.ofCurrent()) {
            categoryOf.put(ImportColumns.folded(category.code()), category.code());
            categoryOf.put(ImportColumns.folded(category.name()), category.code());
            categoryNames
                    .getOrDefault(category.code(), Set.of())
                    .forEach(name -> categoryOf.put(ImportColumns.folded(name), category.code()));
        }
        Map<String, OrganisationId> organisationOf = new HashMap<>();
        for (OrganisationRow organisation : frame.organisations()) {
            organisationOf.put(ImportColumns.folded(organisation.name()), organisation.id());
        }
        return new Names(categoryOf, organisationOf);
    }
}
