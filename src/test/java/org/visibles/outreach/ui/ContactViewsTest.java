package org.visibles.outreach.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.kernel.ContactId;
import org.visibles.kernel.Need;
import org.visibles.kernel.YouthId;
import org.visibles.outreach.ContactChannel;
import org.visibles.outreach.ContactContent;
import org.visibles.outreach.ContactResult;
import org.visibles.outreach.ContactService;
import org.visibles.outreach.Exchanges;
import org.visibles.outreach.Initiative;
import org.visibles.outreach.Presence;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.Choices;
import org.visibles.youth.YouthRow;
import org.visibles.youth.YouthService;

/** Logging an exchange, from the start page and from a record, and what may be done with it afterwards. */
@VisiblesTest
@WithMember
class ContactViewsTest extends SpringBrowserlessTest {

    private static final String KEPT = "Une saisie non enregistrée a été gardée.";

    @Autowired
    private YouthService youth;

    @Autowired
    private ContactService contacts;

    @Autowired
    private Clock clock;

    private Exchanges exchanges;

    @BeforeEach
    void begin() {
        exchanges = new Exchanges(youth, contacts, clock);
    }

    @Test
    void from_the_start_page_an_exchange_takes_choosing_a_name_and_saving() {
        YouthId person = exchanges.person("Départ rapide");
        UI.getCurrent().navigate("");
        test(who()).selectItem("Départ rapide");
        assertThat($(Dialog.class).single().getHeaderTitle()).isEqualTo("Échange avec Départ rapide");

        click("Enregistrer");

        assertThat(said()).contains("Échange enregistré.");
        assertThat($(Dialog.class).exists()).isFalse();
        assertThat(contacts.ofYouth(person)).singleElement().satisfies(row -> {
            assertThat(row.author()).isEqualTo(Fixture.AGENT_ROUEN.member());
            assertThat(row.content().note()).isNull();
        });
        assertThat(who().isEmpty()).as("ready for the next").isTrue();
    }

    @Test
    void from_the_record_an_exchange_stands_there_at_once() {
        YouthId person = exchanges.person("Depuis la fiche");
        open(person);
        click("Noter un échange");
        test(note()).setValue("Croisé au marché.");
        test(line("Prochaine action")).setValue("Rappeler");
        $(DatePicker.class)
                .withCaption("Pour le")
                .single()
                .setValue(exchanges.now().toLocalDate().plusDays(3));
        click("Enregistrer");

        assertThat(card()).contains("En personne, sans rendez-vous", "Alix Morel", "Croisé au marché.", "Rappeler");
        click("C'est fait");
        assertThat(card()).contains("Fait : Rappeler");
    }

    @Test
    void a_change_on_the_same_day_is_quiet_and_one_of_the_day_after_shows() {
        YouthId person = exchanges.person("Corrigé à l'écran");
        ContactId id = exchanges.logged(person, exchanges.told("Première version"));
        open(person);
        change("Deuxième version");
        assertThat(card()).contains("Deuxième version").doesNotContain("Corrigé");

        Instant later = clock.instant().plus(Duration.ofHours(25));
        exchanges.at(later, () -> change("Troisième version"));
        assertThat(card()).contains("Troisième version", "Corrigé");
        assertThat(exchanges.row(person, id).content().note()).isEqualTo("Troisième version");
    }

    @Test
    void what_is_withdrawn_stays_to_be_seen_and_may_be_restored() {
        YouthId person = exchanges.person("Retiré à l'écran");
        ContactId id = exchanges.logged(person, exchanges.told("Par erreur"));
        open(person);

        click("Retirer");
        assertThat(card()).contains("Retiré, ne compte plus");
        assertThat(exchanges.row(person, id).withdrawn()).isTrue();
        assertThat($(Button.class).withText("Retirer").exists()).isFalse();

        click("Rétablir");
        assertThat(card()).doesNotContain("Retiré");
        assertThat(exchanges.row(person, id).withdrawn()).isFalse();
    }

    @Test
    void who_changes_second_is_told_and_keeps_the_text() {
        YouthId person = exchanges.person("À deux mains");
        ContactId id = exchanges.logged(person, exchanges.told("Avant"));
        open(person);
        click("Modifier", 1);
        exchanges.correct(Fixture.COLLEAGUE_ROUEN, exchanges.row(person, id), exchanges.told("De la collègue"));
        test(note()).setValue("Le mien");
        click("Enregistrer");

        assertThat(said()).anyMatch(text -> text.contains("modifi"));
        assertThat(note().getValue()).isEqualTo("Le mien");
        assertThat(exchanges.row(person, id).content().note()).isEqualTo("De la collègue");
    }

    @Test
    void what_was_typed_is_offered_again_until_it_is_saved_or_thrown_away() {
        YouthId person = exchanges.person("Brouillon d'échange");
        open(person);
        click("Noter un échange");
        test(note()).setValue("À moitié");
        $(Dialog.class).single().close();

        open(exchanges.person("Quelqu'un d'autre"));
        click("Noter un échange");
        assertThat(texts()).doesNotContain(KEPT);
        $(Dialog.class).single().close();

        open(person);
        click("Noter un échange");
        assertThat(texts()).contains(KEPT);
        assertThat(note().getValue()).isEmpty();
        click("La reprendre");
        assertThat(note().getValue()).isEqualTo("À moitié");
        click("Enregistrer");

        click("Noter un échange");
        assertThat(texts()).doesNotContain(KEPT);
        test(note()).setValue("Encore");
        $(Dialog.class).single().close();
        click("Noter un échange");
        click("L'effacer");
        $(Dialog.class).single().close();
        click("Noter un échange");
        assertThat(texts()).doesNotContain(KEPT);
        assertThat(contacts.ofYouth(person)).hasSize(1);
    }

    @Test
    void a_draft_with_all_fields_comes_back_whole() {
        YouthId person = exchanges.person("Tout le brouillon");
        open(person);
        click("Noter un échange");
        ContactForm form = $(ContactForm.class).single();
        ContactContent typed = new ContactContent(
                exchanges.now().minusDays(1).withSecond(0),
                ContactChannel.IN_PERSON_APPOINTMENT,
                Initiative.YOUNG_PERSON,
                ContactResult.APPOINTMENT_MADE,
                Choices.FindingPlace.values()[0],
                Presence.PRESENT,
                Set.of(Need.values()[0], Need.values()[1]),
                "Une note",
                true,
                "Appeler la mission locale",
                exchanges.now().toLocalDate().plusDays(2),
                Fixture.COLLEAGUE_ROUEN.member());
        form.fill(typed);
        Map<String, String> draft = form.draft();
        $(Dialog.class).single().close();

        open(person);
        click("Noter un échange");
        ContactForm fresh = $(ContactForm.class).single();
        fresh.resume(draft);

        assertThat(fresh.content()).isEqualTo(typed);
    }

    @Test
    void what_a_colleague_is_to_do_stays_with_the_colleague_when_the_note_is_changed() {
        YouthId person = exchanges.person("Confié");
        ContactId id = exchanges.logged(
                person,
                new ContactContent(
                        exchanges.now(),
                        ContactChannel.PHONE,
                        Initiative.WORKER,
                        null,
                        null,
                        null,
                        Set.of(),
                        "Avant",
                        false,
                        "Rappeler",
                        exchanges.now().toLocalDate().plusDays(2),
                        Fixture.COLLEAGUE_ROUEN.member()));
        open(person);
        change("Après");

        ContactContent now = exchanges.row(person, id).content();
        assertThat(now.note()).isEqualTo("Après");
        assertThat(now.responsible()).isEqualTo(Fixture.COLLEAGUE_ROUEN.member());
    }

    @Test
    void what_is_refused_stays_on_the_screen() {
        YouthId person = exchanges.person("Refusé");
        open(person);
        click("Noter un échange");
        test(note()).setValue("À garder");
        test(line("Prochaine action")).setValue("Sans date");
        refused("Une prochaine action a un texte et une date.", person);
        test(line("Prochaine action")).setValue("");
        $(DateTimePicker.class).single().setValue(exchanges.now().plusDays(1));
        refused("Un échange ne peut pas avoir lieu dans le futur.", person);
        $(DateTimePicker.class).single().setValue(exchanges.now().minusYears(4));
        refused("Un échange date de moins de 3 ans.", person);
        $(DateTimePicker.class).single().setValue(null);
        refused("Indiquez quand", person);
        assertThat(note().getValue()).isEqualTo("À garder");

        $(DateTimePicker.class).single().setValue(exchanges.now());
        click("Enregistrer");
        assertThat(contacts.ofYouth(person)).hasSize(1);
    }

    @Test
    void ten_thousand_characters_are_refused_and_none_is_lost() {
        YouthId person = exchanges.person("Bavard");
        open(person);
        click("Noter un échange");
        String much = "é".repeat(10_000);
        note().setValue(much); // as a browser that does not mind the field's limit
        refused("Ce texte est trop long : 4\u202F000 caractères au plus.", person);
        assertThat(note().getValue()).isEqualTo(much);
    }

    @Test
    void any_writing_is_shown_as_text() {
        YouthId person = exchanges.person("Écritures");
        String note = "<img src=x onerror=alert(1)> 🙂👩‍👧 مرحبا {0} ''";
        open(person);
        click("Noter un échange");
        test(note()).setValue("\u202E" + note + "\u200B\uFEFF");
        click("Enregistrer");

        assertThat(contacts.ofYouth(person).getFirst().content().note()).isEqualTo(note);
        assertThat($(Article.class).single().getElement().getOuterHTML())
                .contains("&lt;img")
                .doesNotContain("<img");
        assertThat(card()).contains(note);
    }

    @Test
    @WithMember(Person.COORDINATION)
    void who_follows_nobody_is_offered_no_exchange() {
        UI.getCurrent().navigate("");
        assertThat($(ComboBox.class).exists()).isFalse();
    }

    private void refused(String words, YouthId person) {
        click("Enregistrer");
        assertThat(said()).last().asString().startsWith(words);
        assertThat($(Dialog.class).single().isOpened()).isTrue();
        assertThat($(Button.class).withText("Enregistrer").single().isEnabled()).isTrue();
        assertThat(contacts.ofYouth(person)).isEmpty();
    }

    private void open(YouthId person) {
        UI.getCurrent().navigate("jeunes/" + person);
    }

    private void change(String to) {
        click("Modifier", 1);
        test(note()).setValue(to);
        click("Enregistrer");
    }

    private void click(String text) {
        test($(Button.class).withText(text).single()).click();
    }

    /** Where the page itself has a button of the same words first. */
    private void click(String text, int number) {
        test($(Button.class).withText(text).all().get(number)).click();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<YouthRow> who() {
        return $(ComboBox.class).withCaption("Avec qui avez-vous parlé ?").single();
    }

    private TextArea note() {
        return $(TextArea.class).single();
    }

    private TextField line(String caption) {
        return $(TextField.class).withCaption(caption).single();
    }

    private String card() {
        return $(Article.class).single().getElement().getTextRecursively();
    }

    private List<String> texts() {
        return $(Div.class).withClassName("youth-banner").all().stream()
                .flatMap(banner -> banner.getChildren())
                .map(part -> part.getElement().getText())
                .toList();
    }

    private List<String> said() {
        return $(Notification.class).all().stream()
                .map(notice -> notice.getChildren()
                        .map(part -> part.getElement().getTextRecursively())
                        .findFirst()
                        .orElseGet(() -> notice.getElement().getProperty("text", "")))
                .toList();
    }
}
