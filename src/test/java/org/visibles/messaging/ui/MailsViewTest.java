package org.visibles.messaging.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.kernel.NotFound;
import org.visibles.messaging.Mails;
import org.visibles.messaging.Outbox;
import org.visibles.testkit.Person;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.widgets.PagedList;

/** As in production: subjects and states. */
@VisiblesTest
@WithMember(Person.ADMIN)
class MailsViewTest extends SpringBrowserlessTest {

    @Autowired
    private Outbox outbox;

    @Autowired
    private Mails mails;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter statements;

    @BeforeEach
    void empty() {
        database.asOwner().execute("truncate outbox");
    }

    @Test
    void without_any_the_page_says_what_will_come() {
        navigate(MailsView.class);
        assertThat($(Paragraph.class).all()).anyMatch(text -> text.getText().startsWith("Aucun courriel"));
    }

    @Test
    void the_administrator_sees_subject_and_state_and_no_way_to_the_text() {
        write("Invitation");
        navigate(MailsView.class);

        assertThat($(Span.class).all()).extracting(Span::getText).contains("Invitation", "Gardé, pas envoyé");
        assertThat($(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.startsWith("Aucun serveur"));
        assertThat($(Button.class).withText("Invitation").exists()).isFalse();
        var mail = mails.page(0, 1).getFirst().id();
        assertThatException().isThrownBy(() -> mails.text(mail)).isInstanceOf(NotFound.class);
    }

    @Test
    void a_page_costs_the_same_for_many() {
        write("one");
        navigate(NotificationsView.class);
        int few = statements.count(() -> navigate(MailsView.class));
        navigate(NotificationsView.class);
        IntStream.range(0, 60).forEach(number -> write("n" + number));
        assertThat(statements.count(() -> navigate(MailsView.class)))
                .isEqualTo(few)
                .isPositive();
        assertThat($(ListItem.class).all()).hasSize(PagedList.PAGE);
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void a_field_worker_is_shown_nothing_of_it() {
        write("Invitation");
        assertThatException().isThrownBy(() -> navigate(MailsView.class));
        assertThatException().isThrownBy(() -> mails.page(0, 1));
    }

    private void write(String subject) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(transaction -> outbox.mail("agent@example.org", subject, "secret"));
    }
}
