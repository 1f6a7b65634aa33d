package org.visibles.appointment;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.visibles.access.CalendarFeeds;
import org.visibles.kernel.ActingAs;
import org.visibles.kernel.Permission;

/**
 * Hands a member's appointments to the calendar program that knows their address. Whatever else is asked for is not found,
 * in the same words: wrong, revoked, of a closed account.
 */
@RestController
class CalendarFeedController {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final String ENDING = ".ics";

    private final CalendarFeeds feeds;
    private final CalendarFeedService appointments;
    private final ActingAs acting;
    private final Guesses guesses;

    CalendarFeedController(CalendarFeeds feeds, CalendarFeedService appointments, ActingAs acting, Guesses guesses) {
        this.feeds = feeds;
        this.appointments = appointments;
        this.acting = acting;
        this.guesses = guesses;
    }

    @GetMapping("/calendrier/{file}")
    ResponseEntity<String> read(@PathVariable String file, HttpServletRequest request) {
        String source = request.getRemoteAddr();
        if (guesses.tooMany(source)) {
            return wait(60);
        }
        Optional<CalendarFeeds.Opened> opened = file.endsWith(ENDING)
                ? feeds.open(file.substring(0, file.length() - ENDING.length()))
                : Optional.empty();
        if (opened.isEmpty() || !opened.get().identity().may(Permission.REFERRAL_READ)) {
            guesses.count(source);
            return ResponseEntity.notFound()
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        if (opened.get().tooSoon()) {
            return wait(10);
        }
        AtomicReference<String> calendar = new AtomicReference<>("");
        acting.run(opened.get().identity(), () -> calendar.set(appointments.mine()));
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(CacheControl.noStore())
                .body(calendar.get());
    }

    private static ResponseEntity<String> wait(int seconds) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds))
                .cacheControl(CacheControl.noStore())
                .build();
    }
}
