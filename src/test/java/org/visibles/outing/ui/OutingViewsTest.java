package org.visibles.outing.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.EncounterId;
import org.visibles.kernel.OutingId;
import org.visibles.kernel.YouthId;
import org.visibles.outing.Field;
import org.visibles.outing.OutingRow;
import org.visibles.outing.OutingService;
import org.visibles.outing.OutingState;
import org.visibles.outing.RecordOuting;
import org.visibles.outing.Tally;
import org.visibles.outing.encounter.EncounterContent;
import org.visibles.outing.encounter.EncounterService;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.StatementCounter;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.Typing;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

@VisiblesTest
@WithMember(Person.AGENT_ROUEN)
class OutingViewsTest extends SpringBrowserlessTest {

    @Autowired
    private OutingService outings;

    @Autowired
    private EncounterService encounters;

    @Autowired
    private YouthService people;

    @Autowired
    private TestDatabase database;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private Clock clock;

    private Field field;
    private LocalDateTime at;

    @BeforeEach
    void begin() {
        field = new Field(outings, encounters, people, database, clock);
        at = field.now().minusDays(2);
    }

    @Test
    void an_outing_is_logged_with_the_keys_and_a_double_click_makes_one() {
        navigate(OutingsView.class);
        List<OutingId> before = all().stream().map(OutingRow::id).toList();
        click("Noter une action");
        key("Femmes, 18–21 ans : un de plus");
        key("Femmes, 18–21 ans : un de plus");
        key("Femmes, 18–21 ans : un de moins");
        key("Autre ou inconnu, Âge inconnu : un de plus");
        test($(IntegerField.class).withCaption("Dont déjà connus").single()).setValue(1);
        test($(TextArea.class).withCaption("Note").single()).setValue("<img src=x onerror=alert(1)>");
        Button save = $(Button.class).withText("Enregistrer").single();
        save.click();
        save.click();

        List<OutingRow> made =
                all().stream().filter(each -> !before.contains(each.id())).toList();
        assertThat(made).hasSize(1);
        OutingRow row = made.getFirst();
        assertThat(row.content().tally().sum()).isEqualTo(2);
        assertThat(row.content().known()).isOne();
        assertThat(row.content().team()).containsExactly(Fixture.AGENT_ROUEN.member());
        assertThat(row.content().note()).isEqualTo("<img src=x onerror=alert(1)>");
    }

    @Test
    void what_is_refused_keeps_what_was_typed() {
        navigate(OutingsView.class);
        click("Noter une action");
        test($(TextArea.class).withCaption("Note").single()).setValue("à garder");
        $(IntegerField.class).withCaption("Dont déjà connus").single().setValue(5);
        click("Enregistrer");
        assertThat($(Notification.class).exists()).isTrue();
        assertThat($(TextArea.class).withCaption("Note").single().getValue()).isEqualTo("à garder");
        assertThat($(Button.class).withText("Enregistrer").single().isEnabled()).isTrue();
    }

    @Test
    @WithMember(Person.COORDINATION)
    void an_end_that_is_no_day_is_not_taken_for_none() {
        navigate(MethodsView.class);
        $(Button.class).withText("Ajouter").first().click();
        test($(TextField.class).withCaption("Nom").single()).setValue("Sans fin");
        DatePicker end = $(DatePicker.class).withCaption("Jusqu'au").single();
        Typing.noDay(end, "31/02/2027");
        click("Enregistrer");
        assertThat($(Notification.class).single().getElement().getTextRecursively())
                .contains("« Jusqu'au » : ce qui y est écrit n'est pas une date");
        assertThat(outings.methods()).noneMatch(method -> method.name().equals("Sans fin"));

        Typing.noDay(end, "");
        click("Enregistrer");
        assertThat($(Dialog.class).exists()).isFalse();
    }

    @Test
    void two_contents_are_compared_and_one_is_taken() {
        OutingId id = field.done(at);
        RecordOuting first = new RecordOuting(id, 0L, field.content(at).told(Tally.NONE, 0, 0, "un"), null);
        RecordOuting second = new RecordOuting(id, 0L, field.content(at).told(Tally.NONE, 0, 3, "deux"), null);
        outings.record(first);
        outings.record(second);
        UI.getCurrent().navigate("actions/" + id);
        assertThat($(NativeTableHeaderCell.class).all())
                .extracting(NativeTableHeaderCell::getText)
                .contains("Note", "Documents remis")
                .doesNotContain("Début", "Mode d'aller-vers");
        click("Prendre la saisie gardée à part");
        assertThat(outings.get(id).content().note()).isEqualTo("deux");
        assertThat($(NativeTableHeaderCell.class).exists()).isFalse();
    }

    @Test
    void a_name_is_asked_only_of_who_was_informed_and_a_record_is_made_from_it() {
        OutingId id = field.done(at);
        UI.getCurrent().navigate("actions/" + id);
        click("Noter une rencontre");
        assertThat($(TextField.class).withCaption("Prénom").exists()).isFalse();
        test($(Checkbox.class).withCaption("Informé oralement").single()).click();
        test($(TextField.class).withCaption("Prénom").single()).setValue("Nour");
        click("Enregistrer");
        EncounterId met = encounters.of(id).getFirst().id();
        assertThat(encounters.get(met).content().firstName()).isEqualTo("Nour");
        click("Créer la fiche");
        YouthId made = encounters.get(met).youth();
        assertThat(made).isNotNull();
        assertThat(people.get(made).details().firstName()).isEqualTo("Nour");
    }

    @Test
    void it_was_somebody_whom_one_finds_by_name() {
        YouthId person = field.person(YouthDetails.named("Zoé Retrouvée").build());
        OutingId id = field.done(at);
        EncounterId met = field.met(id, at);
        UI.getCurrent().navigate("actions/" + id);
        click("C'était…");
        test($(TextField.class).withCaption("Nom ou pseudonyme").single()).setValue("zoe");
        click("C'était Zoé Retrouvée");
        assertThat(encounters.get(met).youth()).isEqualTo(person);
        click("Détacher");
        assertThat(encounters.get(met).youth()).isNull();
    }

    @Test
    void pages_send_as_many_statements_for_many_rows_as_for_few() {
        OutingId few = field.done(at);
        field.met(few, at);
        OutingId many = field.shared(at, Fixture.ELBEUF);
        for (int number = 0; number < 6; number++) {
            field.met(many, at.plusMinutes(number));
        }
        UI.getCurrent().navigate("actions/" + few); // what a page reads once
        List<String> forMany = sent("actions/" + many);
        assertThat(forMany).isEqualTo(sent("actions/" + few)).hasSizeLessThanOrEqualTo(10);
        int list = count("actions");
        int calendar = calendar();
        for (int number = 0; number < 6; number++) {
            field.done(
                    Fixture.AGENT_ROUEN,
                    field.content(at.minusMinutes(number)).with(Set.of(Fixture.AGENT_ROUEN.member()), Set.of()));
        }
        assertThat(count("actions")).isEqualTo(list);
        assertThat(calendar()).isEqualTo(calendar);
    }

    @Test
    void the_calendar_shows_a_day_s_outings_with_their_state() {
        OutingId id = field.planned(LocalDate.now(clock).withDayOfMonth(15).atTime(14, 30));
        As.member(Fixture.AGENT_ROUEN, () -> outings.cancel(id, 0, "Pluie"));
        UI.getCurrent().navigate("actions", QueryParameters.of("vue", "calendrier"));
        assertThat($(Anchor.class).all())
                .filteredOn(anchor -> anchor.getHref().equals("actions/" + id))
                .hasSize(1)
                .allMatch(anchor -> anchor.getText().startsWith("14:30")
                        && anchor.getChildren()
                                .anyMatch(child -> ((Span) child).getText().contains("Annulée")));
        assertThat(outings.get(id).state()).isEqualTo(OutingState.CANCELLED);
    }

    @Test
    @WithMember(Person.AGENT_ELBEUF)
    void a_neighbour_s_outing_is_not_found() {
        OutingId id = field.done(at);
        UI.getCurrent().navigate("actions/" + id);
        assertThat(getCurrentView()).isNotInstanceOf(OutingView.class);
        OutingId shared = field.shared(at, Fixture.ELBEUF);
        field.met(Fixture.AGENT_ROUEN, shared, named());
        UI.getCurrent().navigate("actions/" + shared);
        assertThat($(Span.class).all()).extracting(Span::getText).noneMatch(text -> text.contains("Secrète"));
        assertThat($(Button.class).withText("Corriger").exists()).isFalse();
    }

    private EncounterContent named() {
        return new EncounterContent(
                at,
                "Secrète",
                null,
                null,
                Set.of(),
                null,
                org.visibles.outing.encounter.FollowUp.NONE,
                null,
                false,
                null,
                null,
                null);
    }

    private List<String> sent(String address) {
        UI.getCurrent().navigate("compte"); // so that nothing is shown already
        return statements.statements(() -> UI.getCurrent().navigate(address));
    }

    private int count(String address) {
        return sent(address).size();
    }

    private int calendar() {
        UI.getCurrent().navigate("compte");
        return statements.count(() -> UI.getCurrent().navigate("actions", QueryParameters.of("vue", "calendrier")));
    }

    private List<OutingRow> all() {
        return outings.mine(LocalDate.now(clock).minusDays(1), LocalDate.now(clock));
    }

    private void click(String text) {
        test($(Button.class).withText(text).first()).click();
    }

    private void key(String label) {
        $(Button.class).all().stream()
                .filter(button -> label.equals(button.getAriaLabel().orElse("")))
                .findFirst()
                .orElseThrow()
                .click();
    }
}
