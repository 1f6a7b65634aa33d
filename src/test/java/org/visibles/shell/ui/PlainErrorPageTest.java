package org.visibles.shell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;
import org.visibles.testkit.VisiblesTest;

/** In front of the views too, an error is told in words, with a number and never with the exception's text. */
@VisiblesTest
class PlainErrorPageTest {

    @Autowired
    private PlainErrorPage page;

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/error");

    @Test
    void what_is_refused_and_what_is_missing_look_alike() throws Exception {
        String missing = shown(HttpStatus.NOT_FOUND, HttpStatus.NOT_FOUND);
        assertThat(missing).contains("<html lang=\"fr\">", "<h1>Page introuvable</h1>", "Rien n&#39;a été modifié.");
        assertThat(shown(HttpStatus.FORBIDDEN, HttpStatus.FORBIDDEN)).isEqualTo(missing);
    }

    @Test
    void a_failure_has_a_number_and_no_text_of_its_own() throws Exception {
        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException("secret"));
        assertThat(shown(HttpStatus.INTERNAL_SERVER_ERROR, HttpStatus.INTERNAL_SERVER_ERROR))
                .containsPattern("administrateur : [0-9A-F]{8}\\.")
                .doesNotContain("secret", "refresh", "{0}");
    }

    @Test
    void a_database_that_is_away_is_waited_for() throws Exception {
        request.setAttribute(
                RequestDispatcher.ERROR_EXCEPTION,
                new RuntimeException(new CannotGetJdbcConnectionException("jdbc:secret")));
        assertThat(shown(HttpStatus.INTERNAL_SERVER_ERROR, HttpStatus.SERVICE_UNAVAILABLE))
                .contains("La base de données ne répond pas", "http-equiv=\"refresh\"")
                .doesNotContain("secret");
    }

    @Test
    void who_reads_english_reads_this_in_english() throws Exception {
        request.setCookies(new Cookie("visibles-language", "en"));
        assertThat(shown(HttpStatus.NOT_FOUND, HttpStatus.NOT_FOUND))
                .contains("<html lang=\"en\">", "<h1>Page not found</h1>");
    }

    private String shown(HttpStatus given, HttpStatus answered) throws Exception {
        ModelAndView found = page.resolveErrorView(request, given, Map.of());
        assertThat(found.getStatus()).isEqualTo(answered);
        MockHttpServletResponse response = new MockHttpServletResponse();
        found.getView().render(Map.of(), request, response);
        assertThat(response.getContentType()).startsWith("text/html");
        return response.getContentAsString();
    }
}
