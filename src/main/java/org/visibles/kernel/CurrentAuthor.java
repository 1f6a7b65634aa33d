package org.visibles.kernel;

/** In whose name something is written, where a guest may write as well as a member. */
public interface CurrentAuthor {

    /**
     * @param member {@link MemberId#PROGRAM} for a guest, behind whom no member stands
     * @param byLink whether it is a guest
     */
    record Author(OrganisationId organisation, MemberId member, boolean byLink) {

        public Scope scope() {
            return new Scope(organisation);
        }
    }

    /**
     * @throws NotFound when nobody acts
     */
    Author author();
}
