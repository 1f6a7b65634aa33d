package org.visibles.messaging;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes addresses that work outside the browser, for mails: {@code visibles.base-url} and a route. */
@Component
public class Links {

    private final String base;

    Links(@Value("${visibles.base-url:http://localhost:${server.port:8080}}") String base) {
        this.base = base.strip().replaceAll("/+$", "");
    }

    /**
     * @param path a route with or without leading slash, query included; empty for the start page
     */
    public String absolute(String path) {
        return base + "/" + path.replaceAll("^/+", "");
    }
}
