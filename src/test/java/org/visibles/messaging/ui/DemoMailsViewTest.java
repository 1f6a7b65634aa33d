package org.visibles.messaging.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.messaging.Links;
import org.visibles.messaging.Outbox;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

/** As in the demo, whose changelog lets the program read what waits. */
@VisiblesTest
@WithMember(Person.ADMIN)
@TestPropertySource(properties = {"visibles.mail.readable=true", "visibles.base-url=https://visibles.example/app/"})
class DemoMailsViewTest extends SpringBrowserlessTest {

    @Autowired
    private Outbox outbox;

    @Autowired
    private Links links;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private TestDatabase database;

    @BeforeEach
    void grant_as_the_demo_does() {
        database.asOwner().execute("grant select (recipient, body) on outbox to visibles_app");
    }

    @Test
    void the_administrator_reads_a_mail_and_can_follow_its_link_but_no_foreign_one() {
        String link = links.absolute("/invitation/abc?x=1");
        assertThat(link).isEqualTo("https://visibles.example/app/invitation/abc?x=1");
        new TransactionTemplate(transactions)
                .executeWithoutResult(transaction -> outbox.mail(
                        "agent@example.org",
                        "Invitation",
                        "Bonjour <b>vous</b>,\n" + link + "\nhttps://evil.example/x\nÀ bientôt"));
        navigate(MailsView.class);
        test($(Button.class).withText("Invitation").single()).click();

        assertThat($(Paragraph.class).all()).anyMatch(text -> text.getText().equals("À : agent@example.org"));
        assertThat($(Anchor.class).all().stream().map(Anchor::getHref).toList())
                .contains(link)
                .noneMatch(address -> address.contains("evil"));
        assertThat($(Span.class).all().stream().map(Span::getText).toList())
                .contains("Bonjour <b>vous</b>,\n", "\nhttps://evil.example/x\nÀ bientôt");
    }
}
