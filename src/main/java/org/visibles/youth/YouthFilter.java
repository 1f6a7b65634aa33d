package org.visibles.youth;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.MemberId;
import org.visibles.youth.Choices.MissingField;

/**
 * What the list shows; null is "all".
 *
 * @param search beginning of a last name, first name or pseudonym; counts from two letters on
 * @param stage code of the journey's stage
 * @param qpv code of the quarter, or {@code NONE}
 * @param missing the field that must be missing
 */
public record YouthFilter(
        @Nullable String search,
        @Nullable String stage,
        @Nullable String commune,
        @Nullable String qpv,
        @Nullable MemberId referent,
        @Nullable LastContact lastContact,
        @Nullable MissingField missing) {

    /** Letters from which on the list is searched. */
    public static final int SEARCH_FROM = 2;

    public static final YouthFilter ALL = new YouthFilter(null, null, null, null, null, null, null);

    /** Codes of the journey's stages, in its order; the journey stands above this module. */
    public static final List<String> STAGES =
            List.of("MET", "IDENTIFIED", "MOBILISED", "CONNECTED", "EXITED", "OUT_OF_SCOPE", "DECLINED", "LOST");

    /** How long ago the last contact was, in days. Texts: {@code youth.lastContact.<code>}. */
    public enum LastContact {
        WITHIN_30,
        OVER_30,
        OVER_90,
        NEVER
    }

    /** What the list is sorted by; ties by id. */
    public enum Sort {
        NAME("c.sort_key"),
        LAST_CONTACT("c.last_contact"),
        STAGE("array_position(array['" + String.join("','", STAGES) + "'], c.stage)"),
        MISSING("c.missing_count");

        private final String expression;

        Sort(String expression) {
            this.expression = expression;
        }

        String expression() {
            return expression;
        }
    }

    public YouthFilter searching(@Nullable String text) {
        return new YouthFilter(text, stage, commune, qpv, referent, lastContact, missing);
    }
}
