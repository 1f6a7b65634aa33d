package org.visibles.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.visibles.testkit.VisiblesTest;

@VisiblesTest
class LetterWriterTest {

    private static final String EVIL = "<img src=x onerror=alert(1)> & \"Fils\"";

    @Autowired
    private LetterWriter writer;

    @Test
    void text_and_html_say_the_same() {
        Letter letter = writer.begin(Locale.FRENCH, "messaging.mails")
                .paragraph("messaging.mail.attempts", 3, "x")
                .fact("messaging.notifications", "mairie\n1er étage")
                .fact("messaging.bell", null)
                .link("messaging.read-all", "https://visibles.example.org/r/1?a=b&c=d")
                .to("a@example.org");

        assertThat(letter.subject()).isEqualTo("Courriels");
        assertThat(letter.text()).isEqualTo("""
                Essais : 3 (x)

                Notifications\u00a0: mairie
                1er étage

                Tout marquer comme lu\u00a0:
                https://visibles.example.org/r/1?a=b&c=d

                --\s
                Message envoyé par Visibles. Il est inutile d'y répondre : personne ne lit cette adresse.
                """);
        assertThat(letter.html())
                .contains("<html lang=\"fr\">", "<title>Courriels</title>", "1er &eacute;tage", "Essais : 3 (x)")
                .contains("href=\"https://visibles.example.org/r/1?a=b&amp;c=d\"", ">Tout marquer comme lu</a>");
    }

    @Test
    void what_was_typed_stays_text() {
        Letter letter = writer.begin(Locale.ENGLISH, "messaging.mail.to", EVIL)
                .paragraph("messaging.mail.to", EVIL)
                .fact("messaging.mails", EVIL)
                .to("a@example.org");

        assertThat(letter.html())
                .doesNotContain("<img")
                .contains("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Fils&quot;");
        assertThat(letter.text()).contains(EVIL);
    }

    @Test
    void nothing_is_loaded_from_elsewhere_and_a_link_is_a_web_address() {
        Letter letter = writer.begin(Locale.FRENCH, "messaging.mails")
                .link("messaging.mails", "https://visibles.example.org/x")
                .to("a@example.org");

        assertThat(letter.html())
                .doesNotContainPattern("(?i)<(img|link|script|iframe|object|video|style)|src=|url\\(|@import");
        for (String address :
                new String[] {"javascript:alert(1)", "https://a\" onclick=\"x", "data:text/html,x", "/x"}) {
            assertThatThrownBy(
                            () -> writer.begin(Locale.FRENCH, "messaging.mails").link("messaging.mails", address))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void the_language_is_the_reader_s() {
        Letter letter = writer.begin(Locale.ENGLISH, "messaging.mails").to("a@example.org");

        assertThat(letter.html()).contains("<html lang=\"en\">", "Sent by Visibles.");
        assertThat(letter.text()).contains("Sent by Visibles.");
    }
}
