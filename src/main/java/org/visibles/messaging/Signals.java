package org.visibles.messaging;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.visibles.kernel.Identity;

/** Which pages open on this node wait for news of which member or organisation. */
@Component
public class Signals {

    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private final Map<UUID, Set<Runnable>> waiting = new ConcurrentHashMap<>();

    /**
     * Calls {@code news} whenever something was told to the member or its organisation, from a thread of its own: it must
     * not block, and enters its page by itself. It may be called without need.
     *
     * @return ends the waiting
     */
    public Runnable await(Identity who, Runnable news) {
        Runnable own = news::run; // told apart even where one caller waits twice
        var addressees = Set.of(who.organisation().value(), who.member().value());
        addressees.forEach(addressee -> waiting.compute(addressee, (id, those) -> {
            Set<Runnable> all = those == null ? ConcurrentHashMap.newKeySet() : those;
            all.add(own);
            return all;
        }));
        return () -> addressees.forEach(addressee -> waiting.computeIfPresent(addressee, (id, those) -> {
            those.remove(own);
            return those.isEmpty() ? null : those;
        }));
    }

    void tell(Collection<UUID> addressees) {
        Set<Runnable> news = new HashSet<>();
        addressees.forEach(addressee -> news.addAll(waiting.getOrDefault(addressee, Set.of())));
        tellEach(news);
    }

    /** After a time in which signals may have been missed. */
    void tellAll() {
        Set<Runnable> news = new HashSet<>();
        waiting.values().forEach(news::addAll);
        tellEach(news);
    }

    /** How many members and organisations are waited for: none once all pages are closed. */
    int size() {
        return waiting.size();
    }

    private static void tellEach(Set<Runnable> news) {
        for (Runnable each : news) {
            try {
                each.run();
            } catch (RuntimeException closed) {
                LOG.debug("A page could not be told", closed);
            }
        }
    }
}
