package org.visibles.costs;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.visibles.kernel.Identity;
import org.visibles.kernel.OrganisationId;
import org.visibles.kernel.Role;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;

/** Expenses for tests, and who may enter them. */
public final class Spending {

    public static final Identity LEAD_ELBEUF = in(Fixture.AGENT_ELBEUF, Role.TEAM_LEAD);

    private Spending() {}

    /** The same person in another role. */
    public static Identity in(Identity who, Role role) {
        return new Identity(who.account(), who.member(), who.organisation(), who.name(), Set.of(role));
    }

    public static ExpenseContent content(String month, long cents, String label) {
        return new ExpenseContent("STAFF", YearMonth.parse(month), cents, label, null);
    }

    public static NewExpense of(OrganisationId organisation, String month, long cents, String label) {
        return new NewExpense(ExpenseId.next(), organisation, content(month, cents, label));
    }

    /** Enters it as the member, and gives its id. */
    static ExpenseId entered(ExpenseService expenses, Identity who, NewExpense expense) {
        As.member(who, () -> expenses.enter(List.of(expense)));
        return expense.id();
    }
}
