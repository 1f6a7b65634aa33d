package org.visibles.directory;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Reads opening hours once: few texts are shared by many services. */
@Component
class OpenHours {

    private static final int MOST = 20_000;

    private final Map<String, Optional<OpeningHours>> read = new ConcurrentHashMap<>();

    /** Those of the texts that say that it is open then; what cannot be told is left out. */
    List<String> openAt(List<String> texts, LocalDateTime time) {
        return texts.stream()
                .filter(text -> of(text).filter(hours -> hours.at(time) == OpeningHours.State.OPEN)
                        .isPresent())
                .toList();
    }

    private Optional<OpeningHours> of(String text) {
        if (read.size() >= MOST) {
            read.clear();
        }
        return read.computeIfAbsent(text, OpeningHours::read);
    }
}
