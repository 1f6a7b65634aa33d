package org.visibles.youth.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.visibles.geography.Commune;
import org.visibles.geography.Qpv;
import org.visibles.geography.picker.QuarterPicker;
import org.visibles.kernel.YouthId;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import org.visibles.testkit.WithMember;
import org.visibles.widgets.PickerMap;
import org.visibles.youth.Choices.Means;
import org.visibles.youth.YouthDetails;
import org.visibles.youth.YouthService;
import tools.jackson.databind.json.JsonMapper;

/** Where a young person lives: touched on the map, or looked up at a service that answers, finds nothing, or is away. */
@VisiblesTest
@WithMember
class WhereFieldsTest extends SpringBrowserlessTest {

    private static final HttpServer SERVICE = serve();
    private static volatile String answer = "{\"features\":[]}";
    private static volatile int status = 200;

    @Autowired
    private YouthService youth;

    @Autowired
    private TestDatabase database;

    private static HttpServer serve() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/search/", exchange -> {
                byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @DynamicPropertySource
    static void service(DynamicPropertyRegistry properties) {
        properties.add(
                "visibles.ban.url",
                () -> "http://127.0.0.1:" + SERVICE.getAddress().getPort());
    }

    @AfterAll
    static void stop() {
        SERVICE.stop(0);
    }

    @AfterEach
    void bring_the_examples_back() {
        database.asOwner().update("update qpv set active = true");
    }

    @Test
    void commune_and_quarter_are_touched_on_the_map_and_the_lists_follow() {
        YouthId id = edit(YouthDetails.named("Carte").build());
        $(QuarterPicker.class).single().setOpened(true);
        assertThat(texts()).contains("Touchez la commune");

        touch(Fixture.COMMUNE_ROUEN);
        assertThat(commune().getValue().name()).isEqualTo("Rouen");
        assertThat(texts()).contains("Touchez le quartier").contains("QPV 2024, exemple");

        touch("QX076001");
        assertThat(qpv().getValue()).as("of the other list").isNull();
        touch("QY076001");
        assertThat(qpv().getValue().code()).isEqualTo("QY076001");
        save();

        assertThat(youth.get(id).details().commune()).isEqualTo(Fixture.COMMUNE_ROUEN);
        assertThat(youth.get(id).details().qpv()).isEqualTo("QY076001");
    }

    @Test
    void a_list_says_of_each_quarter_which_it_stands_in() {
        edit(YouthDetails.named("Liste").commune(Fixture.COMMUNE_ROUEN).build());

        assertThat(test(qpv()).getSuggestionItems())
                .filteredOn(each -> each != null && !each.code().equals("NONE"))
                .isNotEmpty();
        assertThat(qpv().getItemLabelGenerator()
                        .apply(new Qpv("QX076001", "Exemple 1 (Rouen)", Fixture.COMMUNE_ROUEN, "2014", true)))
                .isEqualTo("Exemple 1 (Rouen) (QPV 2014, exemple)");
    }

    @Test
    void a_quarter_that_left_its_list_stays_with_the_record_and_is_offered_to_no_other() {
        YouthId id = edit(YouthDetails.named("Ancien")
                .commune(Fixture.COMMUNE_ROUEN)
                .qpv("QY076002")
                .build());
        database.asOwner().update("update qpv set active = false where code = 'QY076002'");
        open(id);
        assertThat(qpv().getValue().code()).isEqualTo("QY076002");
        save();
        assertThat(youth.get(id).details().qpv()).isEqualTo("QY076002");

        edit(YouthDetails.named("Autre").commune(Fixture.COMMUNE_ROUEN).build());
        assertThat(qpv().getListDataView().getItems().map(Qpv::code)).doesNotContain("QY076002");
    }

    @Test
    void an_address_that_is_found_fills_commune_and_quarter_and_names_its_sources() {
        answer = """
                {"features":[{"geometry":{"type":"Point","coordinates":[1.0809,49.4358]},
                "properties":{"label":"8 Rue <b>d'Essai</b> 76000 Rouen"}},
                {"geometry":{"type":"Point","coordinates":[2.3522,48.8566]},"properties":{"label":"8 Rue d'Essai 75001 Paris"}}]}""";
        YouthId id = edit(informed());
        test($(TextField.class).withCaption("Adresse").single()).setValue("8 rue d'essai rouen");
        test($(Button.class).withText("Chercher cette adresse").single()).click();
        assertThat(texts())
                .contains("Trouvé par la Base adresse nationale")
                .contains("Rouen (contour IGN Admin Express 2018, simplifié) ; Exemple")
                .contains("(QPV 2024, exemple)")
                .contains("hors des contours connus");

        test($(Button.class).withText("8 Rue <b>d'Essai</b> 76000 Rouen").single())
                .click();
        save();

        YouthDetails saved = youth.get(id).details();
        assertThat(saved.address()).isEqualTo("8 Rue <b>d'Essai</b> 76000 Rouen");
        assertThat(saved.commune()).isEqualTo(Fixture.COMMUNE_ROUEN);
        assertThat(saved.qpv()).startsWith("QY0760");
    }

    @Test
    void a_service_that_fails_keeps_nobody_from_saving() {
        status = 503;
        try {
            YouthId id = edit(informed());
            test($(TextField.class).withCaption("Adresse").single()).setValue("8 rue d'essai rouen");
            test($(Button.class).withText("Chercher cette adresse").single()).click();
            assertThat(texts()).contains("ne répond pas. Rien n'est perdu");
            save();
            assertThat(youth.get(id).details().address()).isEqualTo("8 rue d'essai rouen");
        } finally {
            status = 200;
        }
    }

    @Test
    void before_the_person_is_informed_nothing_is_looked_up() {
        edit(YouthDetails.named("Non informé").build());

        assertThat($(Button.class).withText("Chercher cette adresse").single().isEnabled())
                .isFalse();
    }

    private static YouthDetails informed() {
        return YouthDetails.named("Adresse")
                .informedOn(LocalDate.of(2026, 1, 5))
                .informedMeans(Means.ORAL)
                .build();
    }

    private YouthId edit(YouthDetails details) {
        YouthId id = youth.record(details);
        open(id);
        return id;
    }

    private void open(YouthId id) {
        com.vaadin.flow.component.UI.getCurrent().setLocale(Locale.FRENCH);
        navigate("jeunes/" + id + "/modifier", EditYouthView.class);
    }

    private void save() {
        test($(Button.class).withText("Enregistrer").single()).click();
    }

    private void touch(String code) {
        Component drawing =
                $(PickerMap.class).single().getChildren().findFirst().orElseThrow();
        var data = JsonMapper.shared().createObjectNode().put("event.detail.code", code);
        drawing.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(drawing.getElement(), "area-picked", data));
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Commune> commune() {
        return (ComboBox<Commune>) $(ComboBox.class).withCaption("Commune").single();
    }

    @SuppressWarnings("unchecked")
    private Select<Qpv> qpv() {
        return (Select<Qpv>)
                $(Select.class).withCaption("Quartier prioritaire (QPV)").single();
    }

    private String texts() {
        return String.join(
                "\n", $(Paragraph.class).all().stream().map(Paragraph::getText).toList());
    }
}
