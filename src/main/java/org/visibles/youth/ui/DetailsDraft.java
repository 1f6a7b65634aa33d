package org.visibles.youth.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.visibles.kernel.Drafts;
import org.visibles.youth.YouthDetails;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is being typed about one person, kept until it is saved or thrown away, together with what the form showed before;
 * nothing where drafts are not kept.
 */
final class DetailsDraft {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TYPED = "typed";
    private static final String BEFORE = "before";

    private final ObjectProvider<Drafts> drafts;
    private final String key;

    DetailsDraft(ObjectProvider<Drafts> drafts, String key) {
        this.drafts = drafts;
        this.key = key;
    }

    /**
     * What was typed, laid over what stands there now.
     *
     * @param contested fields that somebody else changed too, and otherwise: the typed value stands in {@code details}
     */
    record Resumed(YouthDetails details, List<String> contested) {}

    void keep(YouthDetails before, YouthDetails typed) {
        drafts.ifAvailable(kept ->
                kept.save(key, Map.of(BEFORE, JSON.writeValueAsString(before), TYPED, JSON.writeValueAsString(typed))));
    }

    /**
     * What was kept and differs from what the form shows now; a draft of an older release that cannot be read any more
     * counts as none.
     *
     * @param now as the form shows it
     */
    Optional<Resumed> kept(YouthDetails now) {
        Drafts kept = drafts.getIfAvailable();
        if (kept == null) {
            return Optional.empty();
        }
        try {
            return kept.find(key)
                    .map(content -> resume(content.get(BEFORE), content.get(TYPED), now))
                    .filter(resumed -> !resumed.details().equals(now));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    void drop() {
        drafts.ifAvailable(kept -> kept.discard(key));
    }

    /** Only what was changed while typing is laid over, so that nobody else's change is undone by the way. */
    private static Resumed resume(@Nullable String before, @Nullable String typed, YouthDetails now) {
        if (before == null || typed == null) {
            return new Resumed(now, List.of());
        }
        if (!(JSON.readTree(before) instanceof ObjectNode from && JSON.readTree(typed) instanceof ObjectNode to)) {
            return new Resumed(now, List.of());
        }
        ObjectNode result = JSON.valueToTree(now);
        List<String> contested = new ArrayList<>();
        for (String field : List.copyOf(to.propertyNames())) {
            var own = to.get(field);
            var was = from.get(field);
            var is = result.get(field);
            if (is != null && !own.equals(was)) {
                if (!is.equals(was) && !is.equals(own)) {
                    contested.add(field);
                }
                result.set(field, own);
            }
        }
        return new Resumed(JSON.treeToValue(result, YouthDetails.class), List.copyOf(contested));
    }
}
