package org.visibles.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import org.apache.catalina.Context;
import org.apache.catalina.Session;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The sessions that the server keeps, for a test to do in a moment what takes them a while. */
@TestComponent
final class Sessions {

    private final ServletWebServerApplicationContext program;

    Sessions(ServletWebServerApplicationContext program) {
        this.program = program;
    }

    /** As half an hour without a click would. */
    void end(Visitor visitor) {
        of(visitor).expire();
    }

    /** As a minute would: the next request is one that looks whether who is signed in is still a member. */
    void looksAgain(Visitor visitor) {
        of(visitor).getSession().removeAttribute("org.visibles.access.StillMember");
    }

    private Session of(Visitor visitor) {
        var server = (TomcatWebServer) Objects.requireNonNull(program.getWebServer());
        return Arrays.stream(server.getTomcat().getHost().findChildren())
                .map(context -> find((Context) context, visitor.session()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private static Session find(Context context, String id) {
        try {
            return context.getManager().findSession(id);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
