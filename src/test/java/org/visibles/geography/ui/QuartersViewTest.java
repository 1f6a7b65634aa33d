package org.visibles.geography.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.geography.GeographyService;
import org.visibles.geography.Qpv;
import org.visibles.geography.QpvList;
import org.visibles.testkit.Person;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;

@VisiblesTest
@WithMember(Person.ADMIN)
class QuartersViewTest extends SpringBrowserlessTest {

    private static final String FILE = """
            {"type":"FeatureCollection","features":[{"type":"Feature",
            "properties":{"code_qp":"QN07601N","lib_qp":"Les Sapins","insee_com":"76540"},
            "geometry":{"type":"Polygon","coordinates":[[[1.09,49.44],[1.1,49.44],[1.1,49.45],[1.09,49.44]]]}}]}""";

    @TempDir
    private Path folder;

    @Autowired
    private GeographyService geography;

    @Autowired
    private TestDatabase database;

    @AfterEach
    void bring_the_examples_back() {
        database.asOwner().update("delete from qpv where code !~ '^Q[XY]'");
        database.asOwner().update("update qpv set active = true");
        database.asOwner().update("delete from qpv_list where not example");
    }

    @Test
    @SuppressWarnings("unchecked")
    void both_lists_are_shown_and_said_to_be_examples() {
        navigate(QuartersView.class);

        assertThat(texts())
                .contains("Liste de 2024, exemple : 21 quartiers inventés.")
                .contains("Liste de 2014, exemple : 24 quartiers inventés.");
        assertThat($(NativeTableRow.class).all()).hasSize(1 + 21);

        Select<String> list =
                (Select<String>) $(Select.class).withCaption("Liste").single();
        test(list).selectItem("2014 (jusqu'au 31 décembre 2023)");
        assertThat($(NativeTableRow.class).all()).hasSize(1 + 24);
    }

    @Test
    void a_file_is_shown_first_and_taken_when_one_agrees() throws Exception {
        navigate(QuartersView.class);
        read(FILE);
        await(PreviewPanel.class);
        assertThat(geography.qpvs()).hasSize(45);

        test($(Button.class).withText("Importer").single()).click();

        assertThat(geography.qpvs()).extracting(Qpv::code).contains("QN07601N");
        assertThat(geography.qpvLists()).extracting(QpvList::fileName).contains("officiel.geojson");
        assertThat(texts()).contains("Liste de 2024 : 1 quartier, fichier officiel.geojson");
        assertThat($(PreviewPanel.class).exists()).isFalse();
    }

    @Test
    void a_file_that_cannot_be_taken_is_refused_in_words_and_gone() throws Exception {
        navigate(QuartersView.class);
        Path file = read("{\"type\":\"FeatureCollection\",\"features\":[{\"type\"");

        for (int turn = 0; turn < 200 && !texts().contains("abîmé"); turn++) {
            Thread.sleep(Duration.ofMillis(25));
            roundTrip();
        }
        assertThat(texts()).contains("Le fichier est abîmé ou coupé").contains("Rien n'a été changé");
        for (int turn = 0; turn < 200 && Files.exists(file); turn++) {
            Thread.sleep(Duration.ofMillis(25));
        }
        assertThat(file).doesNotExist();
    }

    @Test
    @WithMember(Person.RESPONSABLE_ROUEN)
    void nobody_else_is_shown_the_page() {
        assertThatException().isThrownBy(() -> navigate(QuartersView.class));
    }

    private Path read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("upload"), text);
        $(ImportPanel.class).single().read("C:\\Documents\\officiel.geojson", file);
        return file;
    }

    private void await(Class<? extends Component> type) throws InterruptedException {
        for (int turn = 0; turn < 200 && !$(type).exists(); turn++) {
            Thread.sleep(Duration.ofMillis(25));
            roundTrip();
        }
        assertThat($(type).exists()).isTrue();
    }

    private String texts() {
        return String.join(
                "\n", $(Paragraph.class).all().stream().map(Paragraph::getText).toList());
    }
}
