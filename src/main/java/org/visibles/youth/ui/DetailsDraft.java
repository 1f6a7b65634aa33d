package org.visibles.youth.ui;

import java.util.Optional;
import org.visibles.kernel.Drafts;
import org.visibles.youth.YouthDetails;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What is being typed about one person, kept until it is saved or thrown away. */
final class DetailsDraft {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Drafts drafts;
    private final String key;

    DetailsDraft(Drafts drafts, String key) {
        this.drafts = drafts;
        this.key = key;
    }

    void keep(YouthDetails details) {
        drafts.keep(key, JSON.writeValueAsString(details));
    }

    /** What was kept; a draft of an older release that cannot be read any more counts as none. */
    Optional<YouthDetails> kept() {
        return drafts.kept(key).flatMap(text -> {
            try {
                return Optional.of(JSON.readValue(text, YouthDetails.class));
            } catch (JacksonException unreadable) {
                return Optional.empty();
            }
        });
    }

    void drop() {
        drafts.drop(key);
    }
}
