package org.visibles.messaging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Says at the start when mails will wait for a server that nobody has named. */
@Component
class MailServerCheck {

    private static final Logger LOG = LoggerFactory.getLogger(MailServerCheck.class);

    private final ObjectProvider<JavaMailSender> server;
    private final boolean demo;

    MailServerCheck(ObjectProvider<JavaMailSender> server, @Value("${visibles.mail.readable:false}") boolean demo) {
        this.server = server;
        this.demo = demo;
    }

    @EventListener(ApplicationReadyEvent.class)
    void check() {
        if (server.getIfAvailable() == null && !demo) {
            LOG.warn("No mail server (spring.mail.host): invitations and forgotten passwords wait in the outbox");
        }
    }
}
