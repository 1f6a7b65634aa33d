package org.visibles.geography;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.visibles.geography.AddressAnswer.State;

/**
 * Looks an address line up in the Base adresse nationale's service, where this installation names one ({@code
 * visibles.ban.url}). Addresses are personal data: none is ever logged, and none leaves unless somebody asks for it.
 */
@Service
@PreAuthorize("denyAll()")
public class AddressService {

    /** Name of the source, as screens write it. */
    public static final String SOURCE = "Base adresse nationale";

    /** Shorter lines are refused by the service. */
    private static final int SHORTEST = 3;

    private static final int LONGEST = 200;

    private final BanClient client;
    private final CircuitBreaker breaker;

    AddressService(@Value("${visibles.ban.url:}") String url, Clock clock) {
        this.client = new BanClient(url);
        this.breaker = new CircuitBreaker(clock);
    }

    @PreAuthorize("isAuthenticated()")
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean isConfigured() {
        return client.isConfigured();
    }

    /** Waits two seconds at most, and holds no connection to the database meanwhile. Never fails. */
    @PreAuthorize("isAuthenticated()")
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public AddressAnswer find(String line) {
        String asked = line.replaceAll("[\\p{C}\\p{Z}]+", " ").strip();
        if (!client.isConfigured()) {
            return AddressAnswer.of(State.SWITCHED_OFF);
        }
        if (asked.codePointCount(0, asked.length()) < SHORTEST
                || asked.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return AddressAnswer.of(State.TOO_SHORT);
        }
        if (breaker.isOpen()) {
            return AddressAnswer.of(State.UNAVAILABLE);
        }
        try {
            List<AddressAnswer.Found> found = client.search(shortened(asked));
            breaker.succeeded();
            return found.isEmpty() ? AddressAnswer.of(State.NOTHING) : new AddressAnswer(State.FOUND, found);
        } catch (BanClient.Failed failed) {
            breaker.failed();
            return AddressAnswer.of(State.UNAVAILABLE);
        }
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST
                ? line
                : line.substring(
                        0, line.offsetByCodePoints(0, Math.min(LONGEST, line.codePointCount(0, line.length()))));
    }
}
