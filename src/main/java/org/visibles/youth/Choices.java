package org.visibles.youth;

import java.util.Locale;

/**
 * The lists one chooses from in the record; the names are stable keys, {@link #key} names their texts. Sources: situation
 * and level as in i-milo, identification mode as in COJ 2017, known to the mission locale as in flux-retour-cfas, housing
 * as in mon-suivi-social; the places of finding are a proposal of this program.
 */
public final class Choices {

    private Choices() {}

    /** Key of the text of one choice, for example {@code youth.housing.PARENTS}. */
    public static String key(Enum<?> choice) {
        String list = choice.getDeclaringClass().getSimpleName();
        return "youth." + Character.toString(list.charAt(0)).toLowerCase(Locale.ROOT) + list.substring(1) + "."
                + choice.name();
    }

    public enum Sex {
        F,
        M,
        X
    }

    /** Estimated age at the first contact, in full years. */
    public enum AgeBand {
        UNDER_16(0, 15),
        FROM_16_TO_17(16, 17),
        FROM_18_TO_21(18, 21),
        FROM_22_TO_25(22, 25),
        FROM_26_TO_29(26, 29),
        OVER_29(30, 120);

        private final int youngest;
        private final int oldest;

        AgeBand(int youngest, int oldest) {
            this.youngest = youngest;
            this.oldest = oldest;
        }

        public int youngest() {
            return youngest;
        }

        public int oldest() {
            return oldest;
        }

        /** As figures count it, for example {@code 16_17}. */
        public String code() {
            return switch (this) {
                case UNDER_16, OVER_29 -> name();
                case FROM_16_TO_17, FROM_18_TO_21, FROM_22_TO_25, FROM_26_TO_29 -> youngest + "_" + oldest;
            };
        }
    }

    /** Highest level reached; null in the record is "not stated". Levels 3 to 8 of the French framework. */
    public enum Diploma {
        AFS,
        CP4,
        CFG,
        C3A,
        C12,
        L3,
        L4,
        L5,
        L6,
        L7,
        L8;

        /** As figures and i-milo write it, for example {@code 3}. */
        public String code() {
            return name().startsWith("L") ? name().substring(1) : name();
        }
    }

    public enum Situation {
        EMPLOYMENT,
        APPRENTICESHIP,
        TRAINING,
        IMMERSION,
        PMSMP,
        VOLUNTEERING,
        SCHOOL,
        JOB_SEEKER,
        NON_PROFESSIONAL,
        UNKNOWN;

        /** In employment, education or training, and so not for this programme. */
        boolean occupied() {
            return switch (this) {
                case EMPLOYMENT, APPRENTICESHIP, TRAINING, SCHOOL -> true;
                case IMMERSION, PMSMP, VOLUNTEERING, JOB_SEEKER, NON_PROFESSIONAL, UNKNOWN -> false;
            };
        }
    }

    public enum SituationState {
        PLANNED,
        CURRENT,
        ENDED
    }

    /** What the competent mission locale answers. */
    public enum Known {
        ACTIVE,
        KNOWN,
        UNKNOWN,
        NOT_CHECKED
    }

    public enum Housing {
        NONE,
        PARENTS,
        THIRD_PARTY,
        SHELTER,
        MAKESHIFT,
        UNFIT,
        SOCIAL_HOUSING,
        PRIVATE_HOUSING,
        OWNER,
        OTHER
    }

    public enum ContactWay {
        PHONE,
        SMS,
        MESSAGING,
        EMAIL,
        LETTER,
        IN_PERSON,
        THIRD_PARTY
    }

    public enum IdentificationMode {
        RECEPTION,
        OUTREACH,
        PEERS,
        DATA
    }

    public enum FindingPlace {
        STREET,
        BUILDING_FOOT,
        DOOR_TO_DOOR,
        SPORTS_GROUND,
        MARKET,
        TRANSPORT_STOP,
        MOBILE_OFFICE,
        EVENT,
        SOCIAL_NETWORK,
        GAMING,
        FAMILY_OR_PEER,
        PARTNER,
        PSAD_LIST,
        SPONTANEOUS
    }

    /** How the person was informed, or agreed. */
    public enum Means {
        ORAL,
        WRITTEN,
        DIGITAL
    }

    /** What a record still lacks; the list filters by it. */
    public enum MissingField {
        INFORMATION,
        NAME,
        AGE,
        SEX,
        REACHABLE,
        COMMUNE,
        QPV,
        DIPLOMA,
        SITUATION,
        KNOWN,
        HOUSING,
        DISABILITY
    }
}
