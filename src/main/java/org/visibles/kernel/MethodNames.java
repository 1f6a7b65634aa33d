package org.visibles.kernel;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What ways of finding people, practices and habitual places are called: figures know them by their codes alone. */
public interface MethodNames {

    /** The built-in ones and those of the current programme, ended ones too. */
    List<Method> methods();

    /** The acting organisation's own places by id; empty for whoever may not read them. */
    Map<String, String> spots();

    /**
     * A way of finding people, or a practice.
     *
     * @param name null when the program itself names it, by the text {@code youth.findingPlace.<code>}
     * @param description how it is done
     * @param endsOn last day, null while it goes on
     */
    record Method(
            String code,
            @Nullable String name,
            @Nullable String description,
            LocalDate startsOn,
            @Nullable LocalDate endsOn) {}
}
