package org.visibles.kernel;

/** Names of the things a member may do, for {@code @PreAuthorize} and {@code @RolesAllowed}; {@link Rights} says who may. */
public final class Permission {

    public static final String YOUTH_READ = "YOUTH_READ";
    public static final String YOUTH_WRITE = "YOUTH_WRITE";
    public static final String YOUTH_JOIN = "YOUTH_JOIN";
    public static final String DUPLICATE_JUDGE = "DUPLICATE_JUDGE";
    public static final String DISCLOSURE_READ = "DISCLOSURE_READ";
    public static final String CONTACT_READ = "CONTACT_READ";
    public static final String CONTACT_LOG = "CONTACT_LOG";
    public static final String ENCOUNTER_ATTACH = "ENCOUNTER_ATTACH";
    public static final String OUTING_READ = "OUTING_READ";
    public static final String OUTING_WRITE = "OUTING_WRITE";
    public static final String REFERRAL_READ = "REFERRAL_READ";
    public static final String REFERRAL_SEND = "REFERRAL_SEND";
    public static final String REFERRAL_DECIDE = "REFERRAL_DECIDE";
    /** Of no role: who holds a link and the code has it, for the one referral. */
    public static final String ANSWER_BY_LINK = "ANSWER_BY_LINK";

    public static final String STATUS_CHECK = "STATUS_CHECK";
    public static final String ACQUAINTANCE_ASK = "ACQUAINTANCE_ASK";
    public static final String ACQUAINTANCE_DECIDE = "ACQUAINTANCE_DECIDE";
    public static final String MATCHING_MANAGE = "MATCHING_MANAGE";
    public static final String LIST_IMPORT = "LIST_IMPORT";
    public static final String LIST_EXPORT = "LIST_EXPORT";
    public static final String JOURNEY_READ = "JOURNEY_READ";
    public static final String JOURNEY_MOVE = "JOURNEY_MOVE";
    public static final String FIGURES_OWN = "FIGURES_OWN";
    public static final String FIGURES_PROGRAMME = "FIGURES_PROGRAMME";
    public static final String FIGURE_CHECK_ASK = "FIGURE_CHECK_ASK";
    public static final String FIGURE_CHECK_ANSWER = "FIGURE_CHECK_ANSWER";
    public static final String REPORT_WRITE = "REPORT_WRITE";
    public static final String COSTS_OWN = "COSTS_OWN";
    public static final String COSTS_PROGRAMME = "COSTS_PROGRAMME";
    public static final String ORGANISATION_MANAGE = "ORGANISATION_MANAGE";
    public static final String MEMBER_MANAGE = "MEMBER_MANAGE";
    public static final String PROGRAMME_MANAGE = "PROGRAMME_MANAGE";
    public static final String GEOGRAPHY_MANAGE = "GEOGRAPHY_MANAGE";
    public static final String DIRECTORY_NOTE = "DIRECTORY_NOTE";
    public static final String DIRECTORY_MANAGE = "DIRECTORY_MANAGE";
    public static final String ACCESS_LOG_READ = "ACCESS_LOG_READ";
    public static final String MAIL_READ = "MAIL_READ";

    private Permission() {}
}
