package org.visibles.messaging.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.kernel.Identity;
import org.visibles.messaging.NotificationInbox;
import org.visibles.messaging.Notifications;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.widgets.PagedList;

@VisiblesTest
@WithMember(Person.AGENT_ROUEN)
class NotificationsViewTest extends SpringBrowserlessTest {

    /** Any text of this module that takes an argument. */
    private static final String KEY = "messaging.bell.many";

    @Autowired
    private Notifications notifications;

    @Autowired
    private NotificationInbox inbox;

    @Autowired
    private BellItem bells;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter statements;

    @BeforeEach
    void nothing_was_told() {
        database.asOwner().execute("truncate notification, notification_read");
    }

    @Test
    void without_any_the_page_says_what_will_come() {
        navigate(NotificationsView.class);

        assertThat($(Paragraph.class).all()).anyMatch(text -> text.getText().startsWith("Rien pour le moment"));
        assertThat(bell(Fixture.AGENT_ROUEN)).isEqualTo("Notifications : aucune non lue");
    }

    @Test
    void the_newest_stands_first_with_its_argument_as_plain_text() {
        tell("un");
        tell("<b>deux</b> {0}");
        navigate(NotificationsView.class);

        assertThat(texts())
                .containsExactly(
                        "Notifications : plus de <b>deux</b> {0} non lues", "Notifications : plus de un non lues");
        assertThat(bell(Fixture.AGENT_ROUEN)).isEqualTo("Notifications : 2 non lues");
    }

    @Test
    void opening_one_marks_it_read_for_this_member_alone() {
        tell("un");
        navigate(NotificationsView.class);
        test(notices().getFirst()).click();

        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEqualTo("notifications");
        assertThat(UI.getCurrent()
                        .getInternals()
                        .getActiveViewLocation()
                        .getQueryParameters()
                        .getQueryString())
                .isEqualTo("a=1");
        assertThat(bell(Fixture.AGENT_ROUEN)).isEqualTo("Notifications : aucune non lue");
        assertThat(As.member(Fixture.COLLEAGUE_ROUEN, inbox::unread)).isEqualTo(1);
    }

    @Test
    void all_are_marked_read_at_once() {
        tell("un");
        tell("deux");
        navigate(NotificationsView.class);
        test($(Button.class).withText("Tout marquer comme lu").single()).click();

        assertThat(inbox.unread()).isZero();
        assertThat($(ListItem.class).all()).hasSize(2);
        assertThat(As.member(Fixture.COLLEAGUE_ROUEN, inbox::unread)).isEqualTo(2);
    }

    @Test
    void a_long_list_comes_by_the_page_with_one_statement_each() {
        tell("un");
        navigate(NotificationsView.class);
        leave();
        int few = statements.count(() -> navigate(NotificationsView.class));
        leave();
        IntStream.range(1, 60).forEach(number -> tell("n" + number));

        assertThat(statements.count(() -> navigate(NotificationsView.class)))
                .isEqualTo(few)
                .isLessThanOrEqualTo(3); // the page, the bell and the organisation in the header
        assertThat(notices()).hasSize(PagedList.PAGE);
        Button more = $(Button.class).withText("Afficher les suivants").single();
        assertThat(statements.count(() -> test(more).click())).isEqualTo(1);
        test(more).click();
        assertThat(texts()).hasSize(60).doesNotHaveDuplicates();
        assertThat(more.isVisible()).isFalse();
    }

    @Test
    void a_hundred_are_told_as_many() {
        IntStream.range(0, NotificationInbox.MOST + 5).forEach(number -> tell("n" + number));
        assertThat(bell(Fixture.AGENT_ROUEN)).isEqualTo("Notifications : plus de 99 non lues");
    }

    @Test
    void a_new_one_comes_on_top_and_the_bell_counts_it_at_once() {
        tell("un");
        navigate(NotificationsView.class);
        var bell = new Bell[1];
        bell[0] = (Bell) bells.render(Fixture.AGENT_ROUEN);
        UI.getCurrent().add(bell[0]);
        tell("deux");

        await().atMost(Duration.ofSeconds(10)).pollInSameThread().untilAsserted(() -> {
            letOthersIn();
            assertThat(label(bell[0])).isEqualTo("Notifications : 2 non lues");
            assertThat(texts()).first().isEqualTo("Notifications : plus de deux non lues");
        });
        assertThat(texts()).hasSize(2);
    }

    @Test
    void another_organisation_sees_none() {
        tell("un");
        assertThat(bell(Fixture.AGENT_ELBEUF)).isEqualTo("Notifications : aucune non lue");
        assertThat(As.member(Fixture.AGENT_ELBEUF, () -> inbox.page(0, 10))).isEmpty();
        var id = inbox.page(0, 1).getFirst().id();
        As.member(Fixture.AGENT_ELBEUF, () -> inbox.read(id));
        assertThat(database.rowsAsOwner("select 1 from notification_read")).isEmpty();
    }

    private void tell(String argument) {
        As.member(Fixture.AGENT_ML, () -> {
            new TransactionTemplate(transactions)
                    .executeWithoutResult(transaction ->
                            notifications.toOrganisation(Fixture.ROUEN, KEY, List.of(argument), "notifications?a=1"));
        });
    }

    /** To any other page: the same one would not be made again. */
    private static void leave() {
        UI.getCurrent().navigate("nulle-part");
    }

    /** The test holds the session's lock; what waits for it runs as it is let go. */
    private static void letOthersIn() {
        VaadinSession session = VaadinSession.getCurrent();
        session.unlock();
        session.lock();
    }

    private String bell(Identity who) {
        return As.member(who, () -> label((Bell) bells.render(who)));
    }

    private static String label(Bell bell) {
        return ((Anchor) bell.getComponentAt(0)).getAriaLabel().orElse("");
    }

    private List<Button> notices() {
        return $(Button.class).withClassName("visibles-notice").all();
    }

    private List<String> texts() {
        return notices().stream().map(Button::getText).toList();
    }
}
