package org.visibles.referral.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.kernel.ReferralId;
import org.visibles.kernel.YouthId;
import org.visibles.messaging.Letter;
import org.visibles.messaging.LetterRefusals;
import org.visibles.messaging.NotificationInbox;
import org.visibles.messaging.Outbox;
import org.visibles.messaging.Refusal;
import org.visibles.organisation.OrganisationRow;
import org.visibles.referral.Appointment;
import org.visibles.referral.DeclineReason;
import org.visibles.referral.ReferralQueries;
import org.visibles.referral.ReferralRow;
import org.visibles.referral.ReferralService;
import org.visibles.referral.ReferralStatus;
import org.visibles.referral.SendReferral;
import org.visibles.referral.Story;
import org.visibles.referral.conversation.Conversation;
import org.visibles.referral.letter.ReferralLetters;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.Typing;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.Agreements;
import org.visibles.youth.DisclosedField;
import org.visibles.youth.YouthService;

@VisiblesTest
class ReferralViewsTest extends SpringBrowserlessTest {

    @Autowired
    private YouthService youth;

    @Autowired
    private ReferralService service;

    @Autowired
    private ReferralQueries queries;

    @Autowired
    private Conversation conversation;

    @Autowired
    private Agreements agreements;

    @Autowired
    private ReferralSection section;

    @Autowired
    private List<ReceivedSection> start;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private Clock clock;

    @Autowired
    private Outbox outbox;

    @Autowired
    private ReferralLetters letters;

    @Autowired
    private LetterRefusals refusals;

    @Autowired
    private NotificationInbox inbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private TestDatabase database;

    private Story story;

    @BeforeEach
    void begin() {
        story = new Story(youth, service, queries, clock);
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    @SuppressWarnings("unchecked")
    void a_person_is_sent_from_the_record_with_little_shared_and_only_with_agreement() {
        YouthId person = story.person("Orienté <b>x</b>");
        UI.getCurrent().add(section.render(person));
        click("Orienter");
        ComboBox<OrganisationRow> recipient =
                $(ComboBox.class).withCaption("Vers").single();
        assertThat(recipient.getValue().id()).isEqualTo(Fixture.ML_ROUEN);
        CheckboxGroup<DisclosedField> shared = $(CheckboxGroup.class).single();
        assertThat(shared.getValue()).isEqualTo(SendReferral.MINIMAL);
        assertThat(shared.getItemLabelGenerator().apply(DisclosedField.COMMUNE)).contains("Rouen");
        test($(TextArea.class).single()).setValue("<script>alert(1)</script>");
        test($(TextField.class).withCaption("Disponibilités").single()).setValue("le matin");

        click("Envoyer");
        assertThat(queries.of(person)).isEmpty();
        assertThat(said()).anyMatch(text -> text.startsWith("Sans l'accord du jeune"));
        assertThat($(TextArea.class).single().getValue())
                .as("what was typed is kept")
                .contains("alert");

        test($(Checkbox.class)
                        .withCaption("Le jeune est d'accord pour cette orientation (recueilli aujourd'hui)")
                        .single())
                .click();
        click("Envoyer");
        assertThat($(Dialog.class).all()).noneMatch(Dialog::isOpened);
        ReferralRow sent = queries.of(person).getFirst();
        assertThat(sent.status()).isEqualTo(ReferralStatus.SENT);
        assertThat(story.detail(Fixture.AGENT_ML, sent.id()).shared())
                .containsOnlyKeys(SendReferral.MINIMAL.toArray(DisclosedField[]::new));
        assertThat(texts()).contains("vers Mission locale de Rouen", "Envoyée, en attente de réponse");
    }

    @Test
    @WithMember(Person.AGENT_ML)
    void the_inbox_shows_what_waits_with_counts_by_tab_and_state() {
        ReferralId id = story.sent(story.person("Reçu"));
        story.accepted(story.person("Déjà pris"));
        navigate(ReferralsView.class);
        Grid<ReferralRow> grid = grid();
        int all = test(grid).size();
        assertThat(tabs()).extracting(RouterLink::getText).containsExactly("Reçues (" + all + ")", "Envoyées (0)");
        UI.getCurrent().navigate("orientations", QueryParameters.of("etat", "sent"));
        grid = grid();
        assertThat(test(grid).size()).isPositive().isLessThan(all);
        assertThat(rows(grid)).extracting(ReferralRow::status).containsOnly(ReferralStatus.SENT);
        assertThat(rows(grid)).extracting(ReferralRow::id).contains(id);
        UI.getCurrent().navigate("orientations", QueryParameters.fromString("onglet=sent&etat=%3Cb%3E"));
        assertThat(test(grid()).size()).isZero();
    }

    @Test
    @WithMember(Person.AGENT_ML)
    void the_page_sends_few_statements_whatever_there_is() {
        ReferralId id = story.sent(story.person("Peu"));
        open(id);
        List<String> inbox = sends(this::openInbox);
        List<String> detail = sends(() -> open(id));
        for (int number = 0; number < 20; number++) {
            story.sent(story.person("Beaucoup " + number));
        }
        assertThat(sends(this::openInbox)).isEqualTo(inbox).hasSizeLessThanOrEqualTo(10);
        assertThat(sends(() -> open(id))).isEqualTo(detail).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    @WithMember(Person.AGENT_ML)
    void opening_is_remembered_and_shows_what_was_shared_as_text() {
        YouthId person = story.person("À lire");
        ReferralId id = story.sent(person);
        open(id);
        assertThat(story.detail(Fixture.AGENT_ROUEN, id).row().seenAt()).isNotNull();
        String told = $(DescriptionList.class).single().getElement().getTextRecursively();
        assertThat(told)
                .contains("À lire", "Rouen", "Cherche une formation", "le matin")
                .doesNotContain("Delaunay", "+336", "76540");
    }

    @Test
    @WithMember(Person.AGENT_ML)
    void accepting_leads_to_an_appointment_and_on_to_the_end() {
        ReferralId id = story.sent(story.person("Réponse"));
        open(id);
        click("Accepter");
        stands(id, ReferralStatus.ACCEPTED);
        click("Fixer un rendez-vous");
        Typing.noDay($(DatePicker.class).single(), "31/02/2027");
        click("Enregistrer");
        assertThat($(DatePicker.class).single().getErrorMessage()).startsWith("Date illisible");
        stands(id, ReferralStatus.ACCEPTED);
        $(DatePicker.class).single().setValue(LocalDate.now(clock).plusDays(900));
        test($(TextField.class).single()).setValue("12 rue du Port");
        click("Enregistrer");
        assertThat(said()).anyMatch(text -> text.startsWith("Le rendez-vous est dans plus d'un an"));
        stands(id, ReferralStatus.ACCEPTED);
        $(DatePicker.class).single().setValue(LocalDate.now(clock).plusDays(2));
        assertThat($(TimePicker.class).single().getValue()).isNotNull();
        click("Enregistrer");
        stands(id, ReferralStatus.SCHEDULED);
        assertThat(texts()).anyMatch(text -> text.contains("12 rue du Port"));
        click("Absent");
        stands(id, ReferralStatus.SCHEDULED);
        assertThat(said()).contains("Le rendez-vous n'a pas encore eu lieu.");
    }

    @Test
    @WithMember(Person.AGENT_ML)
    void who_was_absent_is_given_another_appointment_comes_and_is_taken_care_of() {
        ReferralId id = story.accepted(story.person("Absent"));
        Instant now = clock.instant().plusSeconds(1);
        service.schedule(id, story.version(id), new Appointment(now, null));
        story.at(now.plus(Duration.ofMinutes(5)), () -> {
            open(id);
            click("Absent");
            stands(id, ReferralStatus.MISSED);
            service.schedule(id, story.version(id), new Appointment(now, null));
            open(id);
            click("Présent");
            stands(id, ReferralStatus.ATTENDED);
            click("Prise en charge commencée");
            click("Enregistrer");
            stands(id, ReferralStatus.STARTED);
            click("Prise en charge terminée");
            click("Enregistrer");
            stands(id, ReferralStatus.COMPLETED);
        });
        assertThat($(ListItem.class).all()).hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    @WithMember(Person.AGENT_ML)
    @SuppressWarnings("unchecked")
    void declining_needs_a_reason_and_takes_away_what_was_shared() {
        ReferralId id = story.sent(story.person("Non merci"));
        open(id);
        click("Décliner");
        Dialog dialog = $(Dialog.class).single();
        Button decline = $(Button.class).from(dialog).withText("Décliner").single();
        test(decline).click();
        stands(id, ReferralStatus.SENT);
        $(Select.class).from(dialog).single().setValue(DeclineReason.FULL);
        test(decline).click();
        stands(id, ReferralStatus.DECLINED);
        assertThat($(DescriptionList.class).all()).isEmpty();
        assertThat(texts()).contains("Motif : Complet").noneMatch(text -> text.contains("Non merci"));
    }

    @Test
    @WithMember(Person.AGENT_ML)
    void who_answers_second_is_told_and_sees_what_the_colleague_did() {
        ReferralId id = story.sent(story.person("Collègue"));
        open(id);
        As.member(Fixture.AGENT_ML, () -> service.decline(id, story.version(id), DeclineReason.FULL, null));
        click("Accepter");
        stands(id, ReferralStatus.DECLINED);
        assertThat(said()).anyMatch(text -> text.contains("modifi"));
        assertThat($(Button.class).withText("Accepter").all()).isEmpty();
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void the_sender_takes_back_what_nobody_has_answered() {
        ReferralId id = story.sent(story.person("Repris"));
        open(id);
        assertThat($(Button.class).withText("Accepter").all()).isEmpty();
        click("Retirer l'orientation");
        Dialog dialog = $(Dialog.class).single();
        test($(Button.class).from(dialog).withText("Retirer l'orientation").single())
                .click();
        stands(id, ReferralStatus.WITHDRAWN);
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void a_letter_that_the_partner_s_server_refused_is_shown_and_told_to_the_sender_alone() {
        ReferralId id = story.sent(story.person("Refusé"));
        UUID letter = letter(Fixture.AGENT_ROUEN, id);
        UUID pretended = letter(Fixture.AGENT_ELBEUF, id);
        As.nobody(() -> new TransactionTemplate(transactions).execute(transaction -> {
            for (UUID each : List.of(pretended, letter)) {
                jdbc.sql("select finish_letter(?, ?, 'X', ?)")
                        .params(each, OffsetDateTime.now(clock), each.equals(letter) ? "ADDRESS" : "CONTENT")
                        .query(Boolean.class)
                        .single();
            }
            letters.refused(ReferralLetters.about(id), Refusal.ADDRESS);
            return transaction;
        }));

        open(id);
        assertThat(texts())
                .anyMatch(text -> text.startsWith("Le courriel au partenaire n'a pas pu être remis : adresse refusée"));
        assertThat(inbox.page(0, 200))
                .filteredOn(told -> told.link().equals("orientations/" + id))
                .singleElement()
                .satisfies(told -> assertThat(told.textKey()).isEqualTo("referral.notice.letter-refused"));
        assertThat(As.member(Fixture.AGENT_ROUEN, () -> refusals.of(ReferralLetters.about(id))))
                .as("not the one that another organisation wrote")
                .hasSize(1);
        assertThat(As.member(Fixture.AGENT_ML, () -> refusals.of(ReferralLetters.about(id))))
                .isEmpty();
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void the_record_tells_the_referrer_each_step() {
        YouthId person = story.person("Suivi");
        ReferralId id = story.accepted(person);
        assertThat(section.timeline(person))
                .extracting(entry -> entry.what() + " | " + entry.by())
                .containsExactly(
                        "Orientation acceptée par Mission locale de Rouen | Mission locale de Rouen",
                        "Orientation envoyée vers Mission locale de Rouen | Ville de Rouen");
        UI.getCurrent().add(section.render(person));
        assertThat(texts()).contains("Acceptée");
        assertThat(story.status(id)).isEqualTo(ReferralStatus.ACCEPTED);
    }

    @Test
    @WithMember(Person.AGENT_ELBEUF)
    void a_neighbour_is_told_that_there_is_nothing() {
        ReferralId id = story.sent(story.person("Ailleurs"));
        for (String address : List.of(id.toString(), ReferralId.next().toString(), "nimporte-quoi")) {
            try {
                UI.getCurrent().navigate("orientations/" + address);
            } catch (RuntimeException hidden) {
                assertThat(hidden).isInstanceOf(org.visibles.kernel.NotFound.class);
            }
            assertThat(getCurrentView()).isNotInstanceOf(ReferralView.class);
        }
    }

    @Test
    @WithMember(Person.AGENT_RESTO)
    void a_partner_s_first_section_is_its_inbox() {
        story.sent(story.person("Au partenaire"), Fixture.RESTO);
        assertThat(start.stream().filter(each -> each.concerns(Fixture.AGENT_RESTO)))
                .singleElement()
                .isInstanceOf(ReceivedSection.First.class);
        assertThat(start.stream().filter(each -> each.concerns(Fixture.AGENT_ROUEN)))
                .singleElement()
                .isInstanceOf(ReceivedSection.Below.class);
        assertThat(start).noneMatch(each -> each.concerns(Fixture.COORDINATION));
        UI.getCurrent().add(start.getFirst().render());
        assertThat(texts()).anyMatch(text -> text.equals("de Ville de Rouen"));
        navigate(ReferralsView.class);
        assertThat(tabs()).as("it sends nobody").hasSize(1);
    }

    private UUID letter(Identity writer, ReferralId about) {
        String subject = "refused " + Ids.next();
        As.member(
                writer,
                () -> new TransactionTemplate(transactions)
                        .executeWithoutResult(transaction -> outbox.send(new Letter(
                                "p@example.org",
                                Locale.FRENCH,
                                subject,
                                "b",
                                null,
                                null,
                                ReferralLetters.about(about)))));
        return database.asOwner().queryForObject("select id from outbox where subject = ?", UUID.class, subject);
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void both_sides_are_offered_what_next_after_a_missed_appointment() {
        ReferralId id = story.accepted(story.person("Pas venu"));
        Instant now = clock.instant();
        As.member(Fixture.AGENT_ML, () -> service.schedule(id, story.version(id), new Appointment(now, null)));
        As.member(Fixture.AGENT_ML, () -> service.missed(id, story.version(id)));
        open(id);
        assertThat(texts()).anyMatch(text -> text.startsWith("En attente de nous et de Mission locale de Rouen"));
        assertThat($(Button.class).withText("Écrire à l'autre structure").all()).hasSize(1);
        click("Ne pas donner suite");
        Dialog dialog = $(Dialog.class).single();
        test($(Button.class).from(dialog).withText("Ne pas donner suite").single())
                .click();
        stands(id, ReferralStatus.DROPPED);
    }

    @Test
    @WithMember(Person.AGENT_ML)
    void a_question_is_kept_when_it_is_refused_and_shown_when_it_is_sent() {
        ReferralId id = story.sent(story.person("Question"));
        open(id);
        click("Envoyer le message");
        assertThat(said()).anyMatch(text -> text.startsWith("Écrivez votre message"));
        test($(TextArea.class).single()).setValue("<b>Le matin</b> ?");
        click("Envoyer le message");
        assertThat(texts()).contains("<b>Le matin</b> ?", "Pas encore lu");
        assertThat(texts()).anyMatch(text -> text.startsWith("En attente de Ville de Rouen"));
        As.member(Fixture.AGENT_ROUEN, () -> conversation.write(id, "Plutôt l'après-midi"));
        open(id);
        assertThat(texts()).contains("Plutôt l'après-midi");
        assertThat(As.member(Fixture.AGENT_ROUEN, () -> conversation.of(id))
                        .getLast()
                        .readAt())
                .isNotNull();
    }

    @Test
    @WithMember(Person.AGENT_ML)
    void what_the_person_no_longer_agrees_to_says_so_and_no_more() {
        YouthId person = story.person("Plus d'accord");
        ReferralId id = story.accepted(person);
        As.member(Fixture.AGENT_ROUEN, () -> conversation.write(id, "Joignable le soir"));
        java.util.UUID agreement = story.detail(Fixture.AGENT_ROUEN, id).row().agreement();
        As.member(Fixture.AGENT_ROUEN, () -> agreements.withdraw(person, agreement, LocalDate.now(clock)));
        open(id);
        assertThat(texts())
                .contains("Accord retiré")
                .noneMatch(text -> text.contains("Plus d'accord")
                        || text.contains("Joignable")
                        || text.contains("Cherche une formation"));
        assertThat($(DescriptionList.class).all()).isEmpty();
        for (String action : List.of("Fixer un rendez-vous", "Ne pas donner suite", "Envoyer le message")) {
            assertThat($(Button.class).withText(action).all()).as(action).isEmpty();
        }
        UI.getCurrent().navigate("orientations", QueryParameters.of("etat", "accepted"));
        assertThat(rows(grid())).filteredOn(row -> row.id().equals(id)).allMatch(row -> row.label() == null);
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void the_referrer_withdraws_the_agreement_of_one_referral_on_its_page() {
        ReferralId id = story.sent(story.person("Retire ici"));
        open(id);
        click("Le jeune retire son accord");
        Dialog dialog = $(Dialog.class).single();
        test($(Button.class).from(dialog).withText("Le jeune retire son accord").single())
                .click();
        assertThat(story.detail(Fixture.AGENT_ML, id).row().closed()).isTrue();
        assertThat(texts()).contains("Accord retiré");
        assertThat($(Button.class).withText("Retirer l'orientation").all()).hasSize(1);
    }

    @Test
    @WithMember(Person.AGENT_ROUEN)
    void the_list_is_narrowed_by_whom_it_waits_for() {
        ReferralId asked = story.sent(story.person("Demande"));
        ReferralId silent = story.sent(story.person("Silence"));
        As.member(Fixture.AGENT_ML, () -> conversation.write(asked, "Quand ?"));
        UI.getCurrent().navigate("orientations", QueryParameters.fromString("onglet=sent&attente=us"));
        assertThat(rows(grid())).extracting(ReferralRow::id).contains(asked).doesNotContain(silent);
        UI.getCurrent().navigate("orientations", QueryParameters.fromString("onglet=sent&attente=other&tri=attente"));
        assertThat(rows(grid())).extracting(ReferralRow::id).contains(silent).doesNotContain(asked);
    }

    /** Without those of the bell, which rings whenever something was sent. */
    private List<String> sends(Runnable reading) {
        return statements.statements(reading).stream()
                .filter(sql -> !sql.contains("from notification"))
                .toList();
    }

    private void openInbox() {
        navigate(ReferralsView.class);
        assertThat(test(grid()).size()).isPositive();
    }

    private void open(ReferralId id) {
        UI.getCurrent().navigate("orientations/" + id);
        assertThat(getCurrentView()).isInstanceOf(ReferralView.class);
    }

    private void stands(ReferralId id, ReferralStatus status) {
        assertThat(story.status(id)).isEqualTo(status);
    }

    private void click(String label) {
        test($(Button.class).withText(label).single()).click();
    }

    @SuppressWarnings("unchecked")
    private Grid<ReferralRow> grid() {
        return $(Grid.class).single();
    }

    private List<ReferralRow> rows(Grid<ReferralRow> grid) {
        return java.util.stream.IntStream.range(0, test(grid).size())
                .mapToObj(index -> test(grid).getRow(index))
                .toList();
    }

    /** What the notices at the foot of the page say. */
    private List<String> said() {
        return $(com.vaadin.flow.component.notification.Notification.class).all().stream()
                .map(notice -> notice.getChildren()
                        .map(part -> part.getElement().getTextRecursively())
                        .findFirst()
                        .orElseGet(() -> notice.getElement().getProperty("text", "")))
                .toList();
    }

    private List<String> texts() {
        return java.util.stream.Stream.<Component>concat(
                        $(Span.class).all().stream(), $(Paragraph.class).all().stream())
                .map(each -> each.getElement().getText())
                .toList();
    }

    private List<RouterLink> tabs() {
        return $(RouterLink.class).all().stream()
                .filter(link -> link.getElement().hasAttribute("aria-current"))
                .toList();
    }
}
