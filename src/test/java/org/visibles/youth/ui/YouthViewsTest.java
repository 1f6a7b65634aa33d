package org.visibles.youth.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.Typing;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthSearch;
import org.visibles.youth.YouthService;

@VisiblesTest
@WithMember
class YouthViewsTest extends SpringBrowserlessTest {

    private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Europe/Paris"));
    private static final String HTML = "<img src=x onerror=alert(1)>";

    @Autowired
    private YouthService youth;

    @Autowired
    private YouthSearch search;

    @Autowired
    private TestDatabase database;

    @Test
    void the_list_shows_whom_the_organisation_follows_and_how_many() {
        youth.record(YouthDetails.named("Liste 1").build());
        navigate(YouthListView.class);

        int size = test($(Grid.class).single()).size();
        assertThat(size).isPositive();
        assertThat($(Span.class).withClassName("youth-counted").single().getText())
                .startsWith(size == 1 ? "1 jeune" : size + " jeunes");
    }

    @Test
    void typing_a_beginning_narrows_the_list() {
        youth.record(YouthDetails.named("Quetzal").build());
        youth.record(YouthDetails.named("Autre chose").build());
        navigate(YouthListView.class);

        field("Rechercher").setValue("quét");

        assertThat(test($(Grid.class).single()).size()).isOne();
        assertThat($(Span.class).withClassName("youth-counted").single().getText())
                .isEqualTo("1 jeune");
    }

    @Test
    void a_link_sets_the_filters_and_the_address_never_holds_the_search() {
        youth.record(YouthDetails.named("Filtré").build());
        UI.getCurrent()
                .navigate(
                        "jeunes",
                        com.vaadin.flow.router.QueryParameters.fromString(
                                "manque=INFORMATION&contact=NEVER&tri=NAME&etape=FAUX&commune=00000"));
        YouthListView view = (YouthListView) getCurrentView();
        assertThat(view.shown().missing()).isEqualTo(org.visibles.youth.Choices.MissingField.INFORMATION);
        assertThat(view.shown().lastContact()).isEqualTo(org.visibles.youth.YouthFilter.LastContact.NEVER);
        assertThat(view.shown().stage()).isNull();
        assertThat(view.shown().commune()).isNull();

        field("Rechercher").setValue("Filtré");
        test(this.<org.visibles.youth.YouthFilter.LastContact>select("Dernier échange"))
                .selectItem("Il y a plus de 30 jours");

        String address = $(ListFilter.class).single().parameters().getQueryString();
        assertThat(address)
                .contains("manque=INFORMATION", "contact=OVER_30", "tri=NAME")
                .doesNotContainIgnoringCase("filtr");
        assertThat(UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                        .map(pending -> pending.getInvocation().getExpression()
                                + pending.getInvocation().getParameters())
                        .toList())
                .noneMatch(script -> script.contains("Filtré"));
    }

    @Test
    void a_pseudonym_makes_a_record_in_two_clicks() {
        navigate(YouthListView.class);
        click("Nouveau jeune");
        assertThat(field("Pseudonyme").getValue()).startsWith("Jeune ");
        assertThat($(TextField.class).withCaption("Prénom").exists()).isFalse();

        field("Pseudonyme").setValue("Deux clics");
        click("Enregistrer");

        assertThat(getCurrentView()).isInstanceOf(YouthView.class);
        assertThat(heading()).isEqualTo("Deux clics");
    }

    @Test
    void informing_orally_opens_name_and_phone_and_a_name_is_text_whatever_it_says() {
        navigate(YouthListView.class);
        click("Nouveau jeune");
        test($(Checkbox.class).single()).click();
        field("Prénom").setValue(HTML);
        field("Nom").setValue("Martin");
        field("Téléphone").setValue("06 12 34 56 78 ; 07 66 00 00 01");
        click("Enregistrer");

        assertThat(heading()).isEqualTo(HTML + " Martin");
        assertThat($(H1.class).single().getElement().getOuterHTML())
                .contains("&lt;img")
                .doesNotContain("<img");
        assertThat($(Anchor.class).all()).extracting(Anchor::getHref).contains("tel:+33612345678", "tel:+33766000001");
        navigate(YouthListView.class);
        field("Rechercher").setValue("img src");
        Component card = test($(Grid.class).single()).getCellComponent(0, 0);
        assertThat(card.getElement().getOuterHTML()).contains("&lt;img").doesNotContain("<img");
    }

    @Test
    void what_is_typed_after_touching_and_untouching_information_is_not_saved() {
        navigate(YouthListView.class);
        click("Nouveau jeune");
        test($(Checkbox.class).single()).click();
        field("Prénom").setValue("Lou");
        test($(Checkbox.class).single()).click();
        field("Pseudonyme").setValue("Sans nom");
        click("Enregistrer");

        assertThat(heading()).isEqualTo("Sans nom");
    }

    @Test
    void a_phone_that_is_none_keeps_the_dialog_and_what_was_typed() {
        navigate(YouthListView.class);
        int before = search.count(org.visibles.youth.YouthFilter.ALL);
        click("Nouveau jeune");
        test($(Checkbox.class).single()).click();
        field("Prénom").setValue("Lou");
        field("Téléphone").setValue("06 12");
        click("Enregistrer");

        assertThat($(Notification.class).single().getElement().getTextRecursively() + notices())
                .contains("n° 1");
        assertThat($(Dialog.class).single().isOpened()).isTrue();
        assertThat(field("Prénom").getValue()).isEqualTo("Lou");
        assertThat(button("Enregistrer").isEnabled()).isTrue();
        assertThat(search.count(org.visibles.youth.YouthFilter.ALL)).isEqualTo(before);
    }

    @Test
    void a_day_that_cannot_be_read_is_not_lost_in_silence() {
        navigate(YouthListView.class);
        click("Nouveau jeune");
        test($(Checkbox.class).single()).click();
        Typing.noDay(day("Date de naissance"), "31/02/2008");
        click("Enregistrer");

        assertThat($(Dialog.class).single().isOpened()).isTrue();
        assertThat(notices()).contains("Une date");
    }

    @Test
    void the_record_of_someone_not_informed_offers_one_touch() {
        YouthId id = youth.record(YouthDetails.named("À informer").build());
        open(id);
        assertThat($(Div.class).withClassName("youth-banner").exists()).isTrue();

        click("Informé oralement aujourd'hui");

        assertThat($(Div.class).withClassName("youth-banner").exists()).isFalse();
        assertThat($(H1.class).all()).hasSize(1);
        assertThat(youth.get(id).details().informedOn()).isEqualTo(TODAY);
    }

    @Test
    void going_from_one_person_to_the_next_shows_the_next_alone() {
        YouthId first = youth.record(YouthDetails.named("Première personne").build());
        YouthId second =
                youth.record(YouthDetails.named("Seconde personne").handle(null).build());
        open(first);
        int parts = (int) getCurrentView().getElement().getChildren().count();

        open(second);

        assertThat(heading()).isEqualTo("Seconde personne");
        assertThat(getCurrentView().getElement().getChildren().count()).isEqualTo(parts);
        assertThat($(Button.class).withText("Modifier").all()).hasSize(1);
    }

    @Test
    void eligibility_says_what_is_missing() {
        open(youth.record(YouthDetails.named("Éligible ?").build()));

        assertThat(text()).contains("Éligibilité à préciser", "Manque : l'âge, même estimé.", "Manque : la situation");
    }

    @Test
    void identity_is_shut_in_the_form_until_the_person_is_informed() {
        YouthId id = youth.record(YouthDetails.named("Fermé").build());
        edit(id);
        for (String caption :
                List.of("Prénom", "Nom", "Téléphone", "Courriel", "Compte sur un réseau social", "Adresse")) {
            assertThat(field(caption).isEnabled()).as(caption).isFalse();
        }
        assertThat(day("Date de naissance").isEnabled()).isFalse();

        click("Informé oralement aujourd'hui");
        field("Prénom").setValue("Lou");
        click("Enregistrer");

        assertThat(getCurrentView()).isInstanceOf(YouthView.class);
        assertThat(heading()).isEqualTo("Lou");
        assertThat(youth.get(id).details().informedMeans()).isEqualTo(Means.ORAL);
    }

    @Test
    void editing_changes_what_was_touched_and_leaves_the_rest() {
        YouthId id = youth.record(YouthDetails.named("Complet")
                .informedOn(TODAY)
                .informedMeans(Means.WRITTEN)
                .firstName("Lou")
                .phones(List.of("0612345678"))
                .commune(Fixture.COMMUNE_ROUEN)
                .qpv("NONE")
                .disability(false)
                .build());
        YouthDetails before = youth.get(id).details();
        edit(id);
        test(this.<org.visibles.youth.Choices.Diploma>select("Niveau de diplôme"))
                .selectItem("Niveau 3 : CAP, BEP");
        click("Enregistrer");

        assertThat(youth.get(id).details())
                .isEqualTo(before.edit()
                        .diploma(org.visibles.youth.Choices.Diploma.L3)
                        .build());
        assertThat(youth.get(id).version()).isOne();
    }

    @Test
    void a_rule_that_is_not_kept_is_said_at_the_field() {
        YouthId id = youth.record(YouthDetails.named("Règle")
                .informedOn(TODAY)
                .informedMeans(Means.ORAL)
                .build());
        edit(id);
        field("Courriel").setValue("lou chez example");
        click("Enregistrer");

        assertThat(field("Courriel").isInvalid()).isTrue();
        assertThat(field("Courriel").getValue()).isEqualTo("lou chez example");
        assertThat(button("Enregistrer").isEnabled()).isTrue();
    }

    @Test
    void who_saves_second_is_told_and_keeps_the_own_text() {
        YouthId id = youth.record(YouthDetails.named("Conflit").build());
        edit(id);
        field("Langue").setValue("peul");
        As.member(
                Fixture.COLLEAGUE_ROUEN,
                () -> youth.change(id, 0, YouthDetails.named("Conflit tranché").build(), TODAY));

        click("Enregistrer");

        assertThat(field("Langue").getValue()).isEqualTo("peul");
        assertThat(text()).contains("Quelqu'un d'autre a enregistré cette fiche");
        assertThat(youth.get(id).details().pseudonym()).isEqualTo("Conflit tranché");
        assertThat(youth.get(id).details().language()).isNull();
    }

    @Test
    void the_history_tells_who_changed_what() {
        YouthId id = youth.record(YouthDetails.named("Histoire").build());
        As.member(
                Fixture.COLLEAGUE_ROUEN,
                () -> youth.change(
                        id,
                        0,
                        YouthDetails.named("Histoire")
                                .commune(Fixture.COMMUNE_ROUEN)
                                .build(),
                        TODAY));
        open(id);
        $(HistoryPanel.class).single().setOpened(true);

        assertThat(text()).contains("Sacha Leroy", "Commune : Non renseigné → Rouen", "Alix Morel");
    }

    @Test
    void an_agreement_is_recorded_and_withdrawn() {
        YouthId id = youth.record(YouthDetails.named("Accord").build());
        open(id);
        click("Enregistrer un accord");
        click("Enregistrer");
        assertThat(text()).contains("Accord pour être orienté vers un partenaire");

        click("Retirer l'accord");

        assertThat(text()).contains("retiré le");
    }

    @Test
    void the_referent_is_chosen_among_colleagues() {
        YouthId id = youth.record(YouthDetails.named("Référent").build());
        open(id);
        Select<org.visibles.organisation.MemberRow> referent = select("Référent dans votre structure");
        assertThat(test(referent).getSuggestions()).contains("Sacha Leroy").doesNotContain("Dominique Roux");

        test(referent).selectItem("Sacha Leroy");

        assertThat(database.rowsAsOwner("select referent from circle where youth_id = ?", id.value())
                        .getFirst())
                .containsEntry("referent", Fixture.COLLEAGUE_ROUEN.member().value());
    }

    @Test
    void a_foreign_person_and_one_who_does_not_exist_look_the_same() {
        YouthId foreign = As.member(
                Fixture.AGENT_ELBEUF,
                () -> youth.record(YouthDetails.named("Étranger").build()));
        List<String> pages = java.util.stream.Stream.of(
                        foreign.toString(), YouthId.next().toString(), "rien", "1-1-1-1-1")
                .flatMap(id -> java.util.stream.Stream.of("jeunes/" + id, "jeunes/" + id + "/modifier"))
                .map(address -> {
                    UI.getCurrent().navigate(address);
                    assertThat(text()).doesNotContain("Étranger");
                    return getCurrentView().getClass().getSimpleName();
                })
                .distinct()
                .toList();

        assertThat(pages).hasSize(1).doesNotContain("YouthView", "EditYouthView");
    }

    @Test
    @WithMember(Person.AGENT_RESTO)
    void a_partner_reads_what_was_shared_and_is_offered_no_edit() {
        YouthId id = As.member(
                Fixture.AGENT_ROUEN,
                () -> youth.record(YouthDetails.named("Partagé")
                        .informedOn(TODAY)
                        .informedMeans(Means.ORAL)
                        .lastName("Secret")
                        .build()));
        database.asOwner()
                .update(
                        "insert into circle (organisation_id, youth_id, relation, since, label) values (?, ?, 'SHARED', ?, 'Prénom seul')",
                        Fixture.RESTO.value(),
                        id.value(),
                        OffsetDateTime.now(ZoneOffset.UTC));

        open(id);

        assertThat(heading()).isEqualTo("Prénom seul");
        assertThat(text()).doesNotContain("Secret", "Partagé");
        assertThat($(Button.class).withText("Modifier").exists()).isFalse();
        navigate(YouthListView.class);
        assertThat($(Button.class).withText("Nouveau jeune").exists()).isFalse();
        assertThat(test($(Grid.class).single()).size()).isOne();
    }

    @Test
    @WithMember(Person.COORDINATION)
    void the_coordination_reaches_neither_list_nor_record() {
        YouthId id = As.member(
                Fixture.AGENT_ROUEN,
                () -> youth.record(YouthDetails.named("Invisible").build()));
        for (String address : List.of("jeunes", "jeunes/" + id, "jeunes/" + id + "/modifier")) {
            UI.getCurrent().navigate(address);
            assertThat(text()).doesNotContain("Invisible");
            assertThat(getCurrentView().getClass().getPackageName()).doesNotContain("youth");
        }
    }

    @Test
    void fields_for_people_are_offered_nothing_by_the_browser_and_no_part_has_a_fixed_width() {
        YouthId id = youth.record(YouthDetails.named("Largeur").build());
        edit(id);
        assertThat($(TextField.class).all())
                .allSatisfy(field -> assertThat(field.getAutocomplete())
                        .as(field.getLabel())
                        .isEqualTo(com.vaadin.flow.component.textfield.Autocomplete.OFF));
        for (String address : List.of("jeunes", "jeunes/" + id, "jeunes/" + id + "/modifier")) {
            UI.getCurrent().navigate(address);
            assertThat($view(Component.class).all())
                    .allSatisfy(part -> assertThat(part.getElement().getStyle().get("width"))
                            .as(part.getClass() + " in " + address)
                            .isIn(null, "100%", "auto"));
        }
    }

    @Test
    void commune_and_quarter_are_picked_from_lists() {
        YouthId id = youth.record(YouthDetails.named("Lieu").build());
        edit(id);
        ComboBox<org.visibles.geography.Commune> commune =
                $(ComboBox.class).withCaption("Commune").single();
        test(commune).setFilter("elbe");
        assertThat(test(commune).getSuggestions()).contains("Elbeuf");
        test(commune).selectItem("Elbeuf");
        test(this.<org.visibles.geography.Qpv>select("Quartier prioritaire (QPV)"))
                .selectItem("Hors QPV");
        click("Enregistrer");

        assertThat(youth.get(id).details().commune()).isEqualTo(Fixture.COMMUNE_ELBEUF);
        assertThat(youth.get(id).details().qpv()).isEqualTo("NONE");
    }

    private void open(YouthId id) {
        navigate("jeunes/" + id, YouthView.class);
    }

    private void edit(YouthId id) {
        navigate("jeunes/" + id + "/modifier", EditYouthView.class);
    }

    private Button button(String text) {
        return $(Button.class).withText(text).single();
    }

    private void click(String text) {
        test(button(text)).click();
    }

    private TextField field(String caption) {
        return $(TextField.class).withCaption(caption).single();
    }

    private DatePicker day(String caption) {
        return $(DatePicker.class).withCaption(caption).single();
    }

    @SuppressWarnings("unchecked")
    private <T> Select<T> select(String caption) {
        return $(Select.class).withCaption(caption).single();
    }

    private String heading() {
        return $(H1.class).single().getText();
    }

    private String text() {
        return getCurrentView().getElement().getTextRecursively()
                + $(Details.class).all().stream()
                        .map(details -> details.getElement().getTextRecursively())
                        .toList();
    }

    private String notices() {
        return $(Notification.class).all().stream()
                .map(notice -> notice.getElement().getTextRecursively()
                        + notice.getChildren()
                                .map(part -> part.getElement().getTextRecursively())
                                .toList())
                .toList()
                .toString();
    }
}
