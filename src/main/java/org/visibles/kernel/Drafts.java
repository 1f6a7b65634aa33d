package org.visibles.kernel;

import java.util.Map;
import java.util.Optional;

/**
 * What a member has typed and not yet saved, kept so that an expired session or a lost node costs a sign-in, not the
 * text. A draft belongs to one account in one organisation: nobody else reads it, and it is not offered after switching
 * to another organisation. It is gone after 7 days.
 */
public interface Drafts {

    /** Days a draft is kept. */
    int KEPT_DAYS = 7;

    /** Longest key, in characters. */
    int KEY_LENGTH = 200;

    /** Longest content, in characters over all names and values. */
    int CONTENT_LENGTH = 100_000;

    /**
     * Replaces the draft under the key.
     *
     * @param key names the form and, where it edits one, the record: {@code contact.new:<id>}; never personal data
     * @throws RuleViolation {@code rule.access.draft-too-long} past {@link #CONTENT_LENGTH}
     */
    void save(String key, Map<String, String> content);

    Optional<Map<String, String>> find(String key);

    /** Forgets the draft; does nothing where there is none. */
    void discard(String key);
}
