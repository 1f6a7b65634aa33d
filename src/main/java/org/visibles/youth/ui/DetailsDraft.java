package org.visibles.youth.ui;

import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.visibles.kernel.Drafts;
import org.visibles.youth.YouthDetails;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What is being typed about one person, kept until it is saved or thrown away; nothing where drafts are not kept. */
final class DetailsDraft {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DETAILS = "details";

    private final ObjectProvider<Drafts> drafts;
    private final String key;

    DetailsDraft(ObjectProvider<Drafts> drafts, String key) {
        this.drafts = drafts;
        this.key = key;
    }

    void keep(YouthDetails details) {
        drafts.ifAvailable(kept -> kept.save(key, Map.of(DETAILS, JSON.writeValueAsString(details))));
    }

    /** What was kept; a draft of an older release that cannot be read any more counts as none. */
    Optional<YouthDetails> kept() {
        Drafts kept = drafts.getIfAvailable();
        if (kept == null) {
            return Optional.empty();
        }
        return kept.find(key).map(content -> content.get(DETAILS)).flatMap(text -> {
            try {
                return Optional.of(JSON.readValue(text, YouthDetails.class));
            } catch (JacksonException unreadable) {
                return Optional.empty();
            }
        });
    }

    void drop() {
        drafts.ifAvailable(kept -> kept.discard(key));
    }
}
