package org.visibles.directory;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.visibles.kernel.OrganisationId;

/**
 * A service as a list shows it, with its own conditions.
 *
 * @param structure null where the source does not tell it
 * @param km from the centre of the commune that was asked for; null where that cannot be told
 * @param hours in the syntax of OpenStreetMap; those of the structure where the service has none
 * @param updatedOn as its source says, ISO 8601
 * @param organisation of the programme that the structure is, to which one may refer
 * @param worksWith whether the current organisation says so
 * @param capacity the latest that the current organisation may know
 */
public record FoundService(
        ServiceId id,
        String source,
        String sourceId,
        String name,
        @Nullable StructureId structure,
        @Nullable String structureName,
        @Nullable String type,
        List<String> themes,
        List<String> modes,
        @Nullable String communeCode,
        @Nullable String communeName,
        @Nullable Double km,
        @Nullable String hours,
        String updatedOn,
        Conditions conditions,
        @Nullable OrganisationId organisation,
        boolean worksWith,
        @Nullable Capacity capacity) {

    /**
     * For whom it is; the only conditions that may leave somebody out.
     *
     * @param publics codes of the schema; empty for not said
     * @param publicsNote in words, such as "16-25 ans"
     * @param access in words
     * @param zones INSEE codes of communes, départements, groups of communes, countries; empty for everywhere
     * @param fees code of the schema
     */
    public record Conditions(
            Set<String> publics,
            @Nullable String publicsNote,
            @Nullable String access,
            Set<String> zones,
            @Nullable String fees) {}
}
