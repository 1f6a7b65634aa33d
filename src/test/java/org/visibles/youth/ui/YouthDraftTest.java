package org.visibles.youth.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.visibles.kernel.Drafts;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;

/** What was typed outlives the page, and undoes nothing that others saved meanwhile. */
@VisiblesTest
@WithMember
class YouthDraftTest extends SpringBrowserlessTest {

    private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Europe/Paris"));

    @TestConfiguration
    static class Kept {
        @Bean
        @Primary
        InMemory keptInMemory() {
            return new InMemory();
        }
    }

    static class InMemory implements Drafts {
        private final Map<String, Map<String, String>> kept = new HashMap<>();

        @Override
        public void save(String key, Map<String, String> content) {
            kept.put(key, content);
        }

        @Override
        public Optional<Map<String, String>> find(String key) {
            return Optional.ofNullable(kept.get(key));
        }

        @Override
        public void discard(String key) {
            kept.remove(key);
        }
    }

    @Autowired
    private YouthService youth;

    @Autowired
    private InMemory drafts;

    @BeforeEach
    void nothing_is_kept() {
        drafts.kept.clear();
    }

    @Test
    void a_new_record_half_typed_is_offered_again_and_gone_once_saved() {
        navigate(YouthListView.class);
        click("Nouveau jeune");
        test(field("Pseudonyme")).setValue("À moitié");
        $(Dialog.class).single().close();
        navigate(YouthListView.class);

        click("Nouveau jeune");
        click("Reprendre cette saisie");

        assertThat(field("Pseudonyme").getValue()).isEqualTo("À moitié");
        click("Enregistrer");
        assertThat(drafts.kept).isEmpty();
    }

    @Test
    void a_draft_holds_no_name_before_information() {
        navigate(YouthListView.class);
        click("Nouveau jeune");
        test($(com.vaadin.flow.component.checkbox.Checkbox.class).single()).click();
        test(field("Prénom")).setValue("Lou-Secret");
        assertThat(drafts.kept.toString()).contains("Lou-Secret");

        test($(com.vaadin.flow.component.checkbox.Checkbox.class).single()).click();

        assertThat(drafts.kept.toString()).doesNotContain("Lou-Secret");
    }

    @Test
    void cancelling_throws_the_draft_away() {
        navigate(YouthListView.class);
        click("Nouveau jeune");
        test(field("Pseudonyme")).setValue("Jeté");
        click("Annuler");

        assertThat(drafts.kept).isEmpty();
    }

    @Test
    void a_draft_is_offered_on_the_form_it_was_typed_in_and_on_no_other() {
        YouthId id = youth.record(YouthDetails.named("Brouillon").build());
        YouthId other = youth.record(YouthDetails.named("Autre").build());
        edit(id);
        test(field("Langue")).setValue("soninké");

        edit(other);
        assertThat($(DraftOffer.class).exists()).isFalse();
        edit(id);
        assertThat(field("Langue").getValue()).isEmpty();
        click("Reprendre cette saisie");

        assertThat(field("Langue").getValue()).isEqualTo("soninké");
    }

    @Test
    void nothing_typed_is_nothing_offered() {
        YouthId id = youth.record(YouthDetails.named("Rien")
                .informedOn(TODAY)
                .informedMeans(Means.ORAL)
                .phones(List.of("0612345678"))
                .build());
        edit(id);
        test(field("Langue")).setValue("x");
        test(field("Langue")).setValue("");
        edit(id);

        assertThat($(DraftOffer.class).exists()).isFalse();
    }

    @Test
    void taking_up_a_draft_keeps_what_others_changed_meanwhile() {
        YouthId id = youth.record(YouthDetails.named("Reprise").build());
        edit(id);
        test(field("Langue")).setValue("lingala");
        As.member(
                Fixture.COLLEAGUE_ROUEN,
                () -> youth.change(
                        id, 0, YouthDetails.named("Reprise").imilo("123456").build(), TODAY));
        click("Enregistrer");
        assertThat(youth.get(id).details().language()).isNull();

        edit(id);
        click("Reprendre cette saisie");
        click("Enregistrer");

        assertThat(youth.get(id).details().language()).isEqualTo("lingala");
        assertThat(youth.get(id).details().imilo()).isEqualTo("123456");
        assertThat(drafts.kept).isEmpty();
    }

    @Test
    void a_field_that_both_changed_is_named_before_it_is_saved() {
        YouthId id = youth.record(YouthDetails.named("Disputé").build());
        edit(id);
        test(field("Langue")).setValue("arabe");
        As.member(
                Fixture.COLLEAGUE_ROUEN,
                () -> youth.change(
                        id, 0, YouthDetails.named("Disputé").language("kabyle").build(), TODAY));

        edit(id);
        click("Reprendre cette saisie");

        assertThat(field("Langue").getValue()).isEqualTo("arabe");
        assertThat($(Div.class).withClassName("youth-banner").all().stream()
                        .map(banner -> banner.getElement().getTextRecursively()))
                .anyMatch(text -> text.contains("a aussi changé : Langue"));
    }

    @Test
    void a_draft_that_cannot_be_read_counts_as_none() {
        YouthId id = youth.record(YouthDetails.named("Illisible").build());
        for (Map<String, String> content : List.of(
                Map.of("typed", "{", "before", "{"),
                Map.of("typed", "[]", "before", "1"),
                Map.of("typed", "{\"sex\":\"?\"}", "before", "{}"),
                Map.<String, String>of())) {
            drafts.kept.put("youth.edit." + id, content);
            edit(id);
            assertThat($(DraftOffer.class).exists()).as(content.toString()).isFalse();
        }
    }

    private void edit(YouthId id) {
        navigate("jeunes/" + id + "/modifier", EditYouthView.class);
    }

    private void click(String text) {
        test($(Button.class).withText(text).single()).click();
    }

    private TextField field(String caption) {
        return $(TextField.class).withCaption(caption).single();
    }
}
