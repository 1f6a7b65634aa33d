package org.visibles.e2e;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The mail server that all browsers' tests share: what the program sends really leaves it. */
final class Post implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final GreenMail SMTP = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (!SMTP.isRunning()) {
            SMTP.start();
        }
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "post",
                        Map.of(
                                "spring.mail.host",
                                "127.0.0.1",
                                "spring.mail.port",
                                SMTP.getSmtp().getPort())));
    }

    /** Waits for a letter to this address in whose text the pattern is found; gives the first group. */
    static String find(String address, Pattern pattern) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> search(address, pattern), Optional::isPresent)
                .orElseThrow();
    }

    /** The latest letter that fits. */
    private static Optional<String> search(String address, Pattern pattern) {
        return Arrays.stream(SMTP.getReceivedMessagesForDomain(address))
                .map(Post::text)
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .reduce((first, second) -> second);
    }

    static String text(MimeMessage message) {
        try {
            return message.getContent() instanceof jakarta.mail.Multipart parts
                    ? parts.getBodyPart(0).getContent().toString()
                    : message.getContent().toString();
        } catch (IOException | MessagingException unreadable) {
            return GreenMailUtil.getBody(message);
        }
    }
}
