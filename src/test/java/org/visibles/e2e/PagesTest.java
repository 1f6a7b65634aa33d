package org.visibles.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every page that each role's menu offers, at a desk and on a phone. */
@EndToEnd
class PagesTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "agent.rouen, desktop",
        "agent.rouen, phone",
        "responsable.rouen, phone",
        "agent.ml, desktop",
        "agent.ml, phone",
        "agent.resto, desktop",
        "agent.resto, phone",
        "coordination, desktop",
        "coordination, phone",
        "admin, desktop",
        "admin, phone",
        "dpo, desktop",
        "dpo, phone"
    })
    void each_page_of_the_menu_is_sound(String login, String device) {
        SoftAssertions all = new SoftAssertions();
        try (Visitor visitor = device.equals("phone") ? Visitor.onPhone(port) : Visitor.atDesk(port)) {
            visitor.signIn(login);
            List<String> menu = visitor.menu();
            assertThat(menu).isNotEmpty();
            visitor.picture(login + "-accueil");
            all.check(() -> visitor.check(login + " accueil"));
            for (String route : menu) {
                if (!route.isEmpty()) {
                    visitor.open(route);
                    visitor.picture(login + "-" + route);
                    all.check(() -> visitor.check(login + " " + route));
                }
            }
            for (String route : List.of("compte", "notifications")) {
                visitor.open(route);
                visitor.picture(login + "-" + route);
                all.check(() -> visitor.check(login + " " + route));
            }
        }
        all.assertAll();
    }

    @ParameterizedTest
    @CsvSource({"desktop", "phone"})
    void the_way_in_is_sound(String device) {
        try (Visitor visitor = device.equals("phone") ? Visitor.onPhone(port) : Visitor.atDesk(port)) {
            for (String route : List.of("connexion", "mot-de-passe-oublie", "mot-de-passe/inconnu")) {
                visitor.open(route);
                visitor.picture(route.replace('/', '-'));
                visitor.check(route);
            }
        }
    }
}
