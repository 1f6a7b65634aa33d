package org.visibles.messaging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Whether somebody has named a server for mails; without one they are kept, and screens must not say that they left. */
@Component
public class MailServer {

    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);

    private final ObjectProvider<JavaMailSender> server;
    private final boolean demo;

    MailServer(ObjectProvider<JavaMailSender> server, @Value("${visibles.mail.readable:false}") boolean demo) {
        this.server = server;
        this.demo = demo;
    }

    public boolean named() {
        return server.getIfAvailable() != null;
    }

    @EventListener(ApplicationReadyEvent.class)
    void check() {
        if (!named() && !demo) {
            LOG.warn("No mail server (spring.mail.host): invitations and forgotten passwords wait in the outbox");
        }
    }
}
