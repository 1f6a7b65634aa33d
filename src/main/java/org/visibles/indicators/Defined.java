package org.visibles.indicators;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A figure of the registry: what page, files, manual and report say of it is made from this. */
public interface Defined {

    /** Its name in the registry, which no other figure bears, for example {@code field-outings}. */
    String registryCode();

    /** Key of its name. */
    String key();

    /** Key of its definition in words. */
    String formulaKey();

    /** Key of what its number is given in. */
    String unitKey();

    IndicatorSource source();

    /** Key of what is counted, or of the days whose median it is. */
    String numeratorKey();

    /** Key of what that is divided by; empty where nothing is. */
    Optional<String> denominatorKey();

    /** Whether the share of those of whom it is not known stands beside it. */
    default boolean countsNotStated() {
        return false;
    }

    /** Whether the share of those whose situation is to be confirmed again stands beside it. */
    default boolean countsToReconfirm() {
        return false;
    }

    /** Keys of what it can be broken down by where small counts are hidden, in the order of the page. */
    List<String> dimensionKeys();

    /** The smallest count that whoever has no access to the rows may read; empty where it counts nobody and is always told. */
    OptionalInt minimumCell();

    /** Of the definition that is in force; what it was before is said in the manual. */
    default DefinitionVersion version() {
        return DefinitionVersion.FIRST;
    }

    /** Key of what is counted by this name. */
    static String counted(String what) {
        return "indicators.counted." + what;
    }
}
