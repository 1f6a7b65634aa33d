package org.visibles.acquaintance.ui;

import java.util.Map;
import java.util.UUID;
import org.visibles.acquaintance.Introduction;
import org.visibles.widgets.Formats;

/** Says whom one was put in touch with, and how to reach that organisation. */
final class Introductions {

    private Introductions() {}

    interface Translation {
        String of(String key, Object... arguments);
    }

    static String words(Introduction introduction, Map<UUID, String> names, Translation text) {
        String organisation = names.getOrDefault(introduction.other().value(), "");
        String who = introduction.member() == null
                ? organisation
                : text.of("acquaintance.introduced.member", introduction.member(), organisation);
        String told = text.of("acquaintance.introduced", who, Formats.date(Formats.day(introduction.at())));
        return introduction.email() == null
                ? told
                : told + " " + text.of("acquaintance.introduced.email", introduction.email());
    }
}
