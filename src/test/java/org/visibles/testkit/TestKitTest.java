package org.visibles.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.kernel.CurrentMember;

@VisiblesTest
class TestKitTest {

    private static final String CONTEXT = """
            select current_user::text as role, current_organisation() as organisation, current_member() as member,
                   current_account() as account, may('YOUTH_READ') as may_read""";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private CurrentMember member;

    @Autowired
    private StatementCounter counter;

    @Autowired
    private TestDatabase database;

    @Test
    void a_transaction_knows_who_acts() {
        var context = As.member(Fixture.AGENT_ROUEN, this::context);

        assertThat(context)
                .containsEntry("role", "visibles_app")
                .containsEntry("organisation", Fixture.ROUEN.value())
                .containsEntry("member", Fixture.AGENT_ROUEN.member().value())
                .containsEntry("account", Fixture.AGENT_ROUEN.account().value())
                .containsEntry("may_read", true);
    }

    @Test
    void the_next_transaction_knows_nobody() {
        As.member(Fixture.AGENT_ROUEN, this::context);

        assertThat(context()).containsEntry("organisation", null).containsEntry("may_read", false);
    }

    @Test
    @WithMember(Person.COORDINATION)
    void an_annotated_test_acts_as_that_member() {
        assertThat(member.require()).isEqualTo(Fixture.COORDINATION);
        assertThat(context())
                .containsEntry("organisation", Fixture.METROPOLE.value())
                .containsEntry("may_read", false);
    }

    @Test
    void statements_are_counted_without_the_context() {
        assertThat(counter.statements(this::context)).containsExactly(CONTEXT);
    }

    @Test
    void an_attacker_has_the_context_of_whom_it_pretends_to_be() {
        try (AppSession session = database.session(Fixture.AGENT_ELBEUF)) {
            assertThat(session.rows(CONTEXT).getFirst()).containsEntry("organisation", Fixture.ELBEUF.value());
            session.forbidden("create table mine (id int)");
            assertThat(session.count("select count(*) from pg_class")).isPositive();
            assertThatThrownBy(() -> session.refused("select 1")).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void the_next_class_finds_neither_what_was_added_nor_changed_nor_removed() {
        var owner = database.asOwner();
        String all = "select jsonb_agg(to_jsonb(o) order by id) from organisation o";
        String before = owner.queryForObject(all, String.class);
        owner.update("update organisation set name = 'Autre' where id = ?", Fixture.RESTO.value());
        owner.update("delete from competence");
        owner.update("insert into account (id, login, display_name, email, created_at, version)"
                + " values (gen_random_uuid(), 'somebody.else', 'X', 'x@example.org', now(), 0)");

        PristineRows.restore(database);

        assertThat(owner.queryForObject(all, String.class)).isEqualTo(before);
        assertThat(database.rowsAsOwner("select from competence")).hasSize(1);
        assertThat(database.rowsAsOwner("select from account where login = 'somebody.else'"))
                .isEmpty();
    }

    private Map<String, Object> context() {
        return new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql(CONTEXT).query().singleRow());
    }
}
