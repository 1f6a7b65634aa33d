package org.visibles.directory.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.directory.Capacity;
import org.visibles.directory.feed.DirectoryImport;
import org.visibles.directory.feed.ExampleDirectory;
import org.visibles.directory.feed.ImportRow;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

@VisiblesTest
class DirectoryViewsTest extends SpringBrowserlessTest {

    @Autowired
    private ExampleDirectory example;

    @Autowired
    private DirectoryImport importer;

    @Autowired
    private TestDatabase database;

    @BeforeEach
    void fill() {
        database.asOwner().update("update dir_import set state = 'DISCARDED' where state = 'READY'");
        if (database.asOwner().queryForObject("select count(*) from dir_service where source = 'exemple'", Long.class)
                == 0) {
            As.member(Fixture.ADMIN, example::fill);
        }
    }

    @Test
    @WithMember
    @SuppressWarnings("unchecked")
    void a_search_leaves_what_fits_and_stands_in_the_address_without_its_words() {
        navigate(DirectoryView.class);
        assertThat($(ServiceCard.class).all()).hasSize(20);

        test($(TextField.class).withCaption("Service ou structure").single()).setValue("caisse sécurité");
        MultiSelectComboBox<String> theme = (MultiSelectComboBox<String>)
                $(MultiSelectComboBox.class).withCaption("Besoin (thématique)").single();
        theme.setValue("mobilite");

        assertThat($(ServiceCard.class).all()).isNotEmpty().hasSizeLessThan(20);
        assertThat(texts()).contains("Caisse fictive de sécurité sociale");
        theme.clear();
        test($(TextField.class).withCaption("Service ou structure").single()).setValue("zzz introuvable");
        assertThat(texts()).contains("Aucun service").contains("Retirez un critère");
    }

    @Test
    @WithMember(Person.COORDINATION)
    void an_address_brings_its_criteria_and_a_mangled_one_is_read_as_far_as_it_goes() {
        UI.getCurrent()
                .navigate(
                        "annuaire",
                        new QueryParameters(Map.of(
                                "commune", List.of("76540"),
                                "km", List.of("5"),
                                "accueil", List.of("en-presentiel", "<script>"),
                                "ouvert", List.of("hier"))));

        assertThat(texts()).contains("km").doesNotContain("<script>");
        assertThat($(ServiceCard.class).exists()).isTrue();
    }

    @Test
    @WithMember
    @SuppressWarnings("unchecked")
    void what_one_knows_is_noted_on_the_service_s_page() {
        UUID id = database.asOwner()
                .queryForObject("select uid from dir_service where id = 'exemple--s012-1'", UUID.class);
        UI.getCurrent().navigate("annuaire/service/" + id);
        assertThat(texts()).contains("exemple").contains("Voir sur OpenStreetMap");

        ((Select<Capacity.Room>) $(Select.class).withCaption("Places").single()).setValue(Capacity.Room.FULL);
        test($(Button.class).withText("Noter aujourd'hui").single()).click();
        assertThat(texts()).contains("Complet, dit le");

        test($(TextArea.class).withCaption("Note").single()).setValue("<b>Passer par l'accueil</b>");
        test($(Button.class).withText("Enregistrer").single()).click();
        assertThat($(TextArea.class).withCaption("Note").single().getValue()).isEqualTo("<b>Passer par l'accueil</b>");
    }

    @Test
    @WithMember
    void an_address_that_names_nothing_looks_like_any_missing_page() {
        UI.getCurrent().navigate("annuaire/service/nobody");
        assertThat($(ServiceView.class).exists()).isFalse();
    }

    @Test
    @WithMember
    void a_link_of_a_source_that_is_no_web_address_is_a_mere_text() {
        navigate(DirectoryView.class);
        assertThat(Labels.link("javascript:alert(1)", "x")).isInstanceOf(Span.class);
        assertThat(Labels.link("https://exemple.invalid/", "x")).isInstanceOf(Anchor.class);
    }

    @Test
    @WithMember(Person.ADMIN)
    void a_file_is_followed_to_its_preview_and_given_up() throws Exception {
        navigate(ImportView.class);
        Path file = Files.writeString(
                Files.createTempFile("view", ".json"),
                "[{\"source\":\"vue\",\"id\":\"1\",\"nom\":\"Maison de la"
                        + " vue\",\"date_maj\":\"2026-01-01\"},{\"nom\":\"x\"}]");
        $(UploadPanel.class).single().take("lot.json", file);
        await(PreviewPanel.class);

        assertThat(texts()).contains("lot.json");
        test($(Button.class).withText("Abandonner").single()).click();
        assertThat($(PreviewPanel.class).exists()).isFalse();
        assertThat(file).doesNotExist();
        assertThat(database.asOwner()
                        .queryForObject("select count(*) from dir_structure where source = 'vue'", Long.class))
                .isZero();
    }

    @Test
    @WithMember(Person.ADMIN)
    void an_import_that_was_over_before_the_page_looked_is_told_once() throws Exception {
        navigate(ImportView.class);
        Path file = Files.writeString(
                Files.createTempFile("view", ".json"),
                "[{\"source\":\"vite\",\"id\":\"1\",\"nom\":\"Vite fait\",\"date_maj\":\"2026-01-01\"}]");
        $(UploadPanel.class).single().take("vite.json", file);
        await(PreviewPanel.class);
        UUID id = importer.history().getFirst().id();
        importer.apply(id);
        for (int turn = 0; turn < 200 && importer.get(id).state() != ImportRow.State.APPLIED; turn++) {
            Thread.sleep(Duration.ofMillis(25));
        }

        test($(Button.class).withText("Abandonner").single()).click();

        assertThat(notices()).containsOnlyOnce("Import appliqué.");
        assertThat($(PreviewPanel.class).exists()).isFalse();
    }

    private String notices() {
        return $(Notification.class).all().stream()
                .map(notice -> notice.getElement().getProperty("text", "")
                        + notice.getElement().getTextRecursively())
                .collect(Collectors.joining("\n"));
    }

    @Test
    @WithMember(Person.ADMIN)
    void an_address_without_https_is_refused_in_words_and_kept_in_the_field() {
        navigate(ImportView.class);
        test($(TextField.class).withCaption("Adresse du fichier").single()).setValue("http://exemple.invalid/");
        test($(Button.class).withText("Ajouter").single()).click();

        assertThat($(Notification.class).exists()).isTrue();
        assertThat($(TextField.class).withCaption("Adresse du fichier").single().getValue())
                .isEqualTo("http://exemple.invalid/");
    }

    @Test
    @WithMember(Person.RESPONSABLE_ROUEN)
    void nobody_else_is_shown_the_import() {
        assertThatException().isThrownBy(() -> navigate(ImportView.class));
    }

    private void await(Class<? extends Component> type) throws InterruptedException {
        for (int turn = 0; turn < 200 && !$(type).exists(); turn++) {
            Thread.sleep(Duration.ofMillis(25));
            roundTrip();
            $(ProgressPanel.class).all().forEach(ProgressPanel::look);
        }
        assertThat($(type).exists()).isTrue();
    }

    private String texts() {
        StringBuilder texts = new StringBuilder();
        $(Paragraph.class).all().forEach(each -> texts.append(each.getText()).append('\n'));
        $(Span.class).all().forEach(each -> texts.append(each.getText()).append('\n'));
        $(Anchor.class).all().forEach(each -> texts.append(each.getText()).append('\n'));
        $(com.vaadin.flow.component.html.H3.class)
                .all()
                .forEach(each -> texts.append(each.getText()).append('\n'));
        return texts.toString();
    }
}
