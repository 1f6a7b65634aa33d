package org.visibles.directory;

import java.time.LocalDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for; within one set any of its values will do, and all sets must fit.
 *
 * @param text words of the name of the service or its structure; blank for any
 * @param themes codes {@code category--value}, or a whole {@code category}
 * @param publics codes; services open to everybody fit too
 * @param modes codes of the mode of reception
 * @param commune INSEE code of where the person lives: services whose zone leaves it out are left out
 * @param withinKm of the commune's centre; what is offered from afar fits too. Without a known centre or position: the same
 *     commune or arrondissement
 * @param openAt services of which one cannot tell are left out
 * @param worksWith only structures with which the current organisation says it works
 * @param linked only structures that are an organisation of the programme, to which one may refer
 */
public record ServiceCriteria(
        String text,
        Set<String> themes,
        Set<String> publics,
        Set<String> modes,
        @Nullable String commune,
        @Nullable Integer withinKm,
        @Nullable LocalDateTime openAt,
        boolean worksWith,
        boolean linked) {

    public static final ServiceCriteria ALL =
            new ServiceCriteria("", Set.of(), Set.of(), Set.of(), null, null, null, false, false);

    public ServiceCriteria themes(Set<String> codes) {
        return new ServiceCriteria(text, codes, publics, modes, commune, withinKm, openAt, worksWith, linked);
    }

    public ServiceCriteria publics(Set<String> codes) {
        return new ServiceCriteria(text, themes, codes, modes, commune, withinKm, openAt, worksWith, linked);
    }

    public ServiceCriteria modes(Set<String> codes) {
        return new ServiceCriteria(text, themes, publics, codes, commune, withinKm, openAt, worksWith, linked);
    }

    /** @param km null for any distance */
    public ServiceCriteria near(@Nullable String code, @Nullable Integer km) {
        return new ServiceCriteria(text, themes, publics, modes, code, km, openAt, worksWith, linked);
    }

    public ServiceCriteria openAt(@Nullable LocalDateTime time) {
        return new ServiceCriteria(text, themes, publics, modes, commune, withinKm, time, worksWith, linked);
    }

    public ServiceCriteria text(String words) {
        return new ServiceCriteria(words, themes, publics, modes, commune, withinKm, openAt, worksWith, linked);
    }

    public ServiceCriteria workedWith(boolean only) {
        return new ServiceCriteria(text, themes, publics, modes, commune, withinKm, openAt, only, linked);
    }

    public ServiceCriteria linked(boolean only) {
        return new ServiceCriteria(text, themes, publics, modes, commune, withinKm, openAt, worksWith, only);
    }
}
