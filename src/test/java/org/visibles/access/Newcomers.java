package org.visibles.access;

import java.util.Locale;
import java.util.Set;
import org.visibles.kernel.AccountId;
import org.visibles.kernel.Role;
import org.visibles.organisation.Memberships;
import org.visibles.organisation.Memberships.MembershipRow;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;

/** Members of Rouen who have chosen a password. */
public record Newcomers(DemoAccounts demo, Memberships memberships) {

    public static final String PASSWORD = "vK7!pQ2z#wLm";

    /** A worker of this name, unique among tests; gives the login. */
    public String worker(String name) {
        String login = name.toLowerCase(Locale.ROOT).replace(' ', '.');
        String link = As.member(Fixture.ADMIN, () -> {
            AccountId account = demo.create(login, name);
            memberships.add(Fixture.ROUEN, account, name, Set.of(Role.OUTREACH_WORKER));
            return demo.link(account);
        });
        As.nobody(() -> {
            demo.open(link, demo.hash(PASSWORD));
            return null;
        });
        return login;
    }

    /** The worker of this name may sign in for Rouen no more. */
    public void close(String name) {
        As.member(Fixture.ADMIN, () -> {
            MembershipRow row = row(name);
            memberships.change(new MembershipRow(
                    row.id(), row.organisation(), row.account(), row.name(), row.roles(), false, row.version()));
        });
    }

    public MembershipRow row(String name) {
        return As.member(
                Fixture.ADMIN,
                () -> memberships.of(Fixture.ROUEN).stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow());
    }
}
