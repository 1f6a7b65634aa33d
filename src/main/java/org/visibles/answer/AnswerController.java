package org.visibles.answer;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.visibles.kernel.CurrentGuest;
import org.visibles.kernel.NotFound;
import org.visibles.kernel.RuleViolation;
import org.visibles.kernel.StaleVersion;
import org.visibles.widgets.Texts;

/**
 * The page on which a partner answers without an account. A GET changes nothing at the door; each POST leads to a page
 * that can be loaded again.
 */
@RestController
class AnswerController {

    static final String ASK = "/reponse/code";
    static final String OPEN = "/reponse/ouvrir";

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,200}");
    /** In place of what can be no token. */
    private static final String MANGLED = "-";

    private static final MediaType PAGE = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final MediaType STYLE = MediaType.parseMediaType("text/css;charset=UTF-8");

    private final AnswerDoor door;
    private final GuestDesk desk;
    private final GuestMoves moves;
    private final ReferralPage page;
    private final CurrentGuest guest;
    private final Texts texts;

    AnswerController(
            AnswerDoor door, GuestDesk desk, GuestMoves moves, ReferralPage page, CurrentGuest guest, Texts texts) {
        this.door = door;
        this.desk = desk;
        this.moves = moves;
        this.page = page;
        this.guest = guest;
        this.texts = texts;
    }

    @GetMapping("/reponse/reponse.css")
    ResponseEntity<byte[]> style() throws IOException {
        return ResponseEntity.ok()
                .contentType(STYLE)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(new ClassPathResource("reponse/reponse.css").getContentAsByteArray());
    }

    /** Where the mail leads: the same for every link, known or not. */
    @GetMapping("/reponse/{token:[^.]{1,200}}")
    ResponseEntity<String> entry(@PathVariable String token, HttpServletRequest request) {
        return shown(request, HttpStatus.OK, AnswerPages.entry(visit(request), token));
    }

    @PostMapping(ASK)
    ResponseEntity<String> ask(@RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        String known = TOKEN.matcher(token).matches() ? token : MANGLED;
        if (!door.ask(known, request.getRemoteAddr(), visit(request).locale())) {
            return shown(request, HttpStatus.TOO_MANY_REQUESTS, AnswerPages.notice(visit(request), "answer.too-often"));
        }
        return to(ASK).header(HttpHeaders.SET_COOKIE, AnswerCookies.LINK.of(known))
                .build();
    }

    @GetMapping(ASK)
    ResponseEntity<String> code(@RequestParam Optional<String> faux, HttpServletRequest request) {
        return AnswerCookies.LINK.in(request).isEmpty()
                ? over(request)
                : shown(request, HttpStatus.OK, AnswerPages.code(visit(request), faux.isPresent()));
    }

    @PostMapping(OPEN)
    ResponseEntity<String> open(@RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        return AnswerCookies.LINK
                .in(request)
                .flatMap(token -> door.open(token, code, request.getRemoteAddr()))
                .<ResponseEntity<String>>map(session -> to(AnswerCookies.PATH)
                        .header(HttpHeaders.SET_COOKIE, AnswerCookies.SESSION.of(session), AnswerCookies.LINK.gone())
                        .build())
                .orElseGet(() -> to(ASK + "?faux").build());
    }

    @GetMapping(AnswerCookies.PATH)
    ResponseEntity<String> desk(@RequestParam Optional<String> fait, HttpServletRequest request) {
        if (guest.guest().isEmpty()) {
            return over(request);
        }
        Visit visit = visit(request);
        return shown(request, HttpStatus.OK, page.render(visit, desk.look(), Typed.NOTHING, fait.orElse(null), null));
    }

    @PostMapping("/reponse/quitter")
    ResponseEntity<String> leave(HttpServletRequest request) {
        AnswerCookies.SESSION.in(request).ifPresent(door::leave);
        return to(AnswerCookies.PATH)
                .header(HttpHeaders.SET_COOKIE, AnswerCookies.SESSION.gone())
                .build();
    }

    /** What was refused is shown again as it was typed, above the referral as it stands now. */
    @PostMapping("/reponse/faire/{action}")
    ResponseEntity<String> act(
            @PathVariable String action, @RequestParam Map<String, String> fields, HttpServletRequest request) {
        Typed typed = new Typed(action, fields);
        try {
            moves.make(typed);
            return to(AnswerCookies.PATH + "?fait=" + typed.action()).build();
        } catch (RuleViolation rule) {
            String problem = visit(request).text(rule.key(), rule.arguments().toArray());
            return refused(request, HttpStatus.UNPROCESSABLE_CONTENT, typed, problem);
        } catch (StaleVersion stale) {
            return refused(request, HttpStatus.CONFLICT, typed, visit(request).text("answer.stale"));
        } catch (NotFound ended) {
            return to(AnswerCookies.PATH).build();
        }
    }

    private ResponseEntity<String> refused(HttpServletRequest request, HttpStatus status, Typed typed, String problem) {
        return shown(request, status, page.render(visit(request), desk.look(), typed, null, problem));
    }

    /** Locked, too old or withdrawn while the page was being made. */
    @ExceptionHandler(NotFound.class)
    ResponseEntity<String> ended(HttpServletRequest request) {
        return over(request);
    }

    private ResponseEntity<String> over(HttpServletRequest request) {
        return shown(request, HttpStatus.UNAUTHORIZED, AnswerPages.notice(visit(request), "answer.over"));
    }

    private Visit visit(HttpServletRequest request) {
        return Visit.of(request, texts);
    }

    private static ResponseEntity<String> shown(HttpServletRequest request, HttpStatus status, String html) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).contentType(PAGE);
        String language = request.getParameter("lang");
        if (language != null) {
            answer.header(HttpHeaders.SET_COOKIE, AnswerCookies.LANGUAGE.of(language.equals("en") ? "en" : "fr"));
        }
        return answer.body(html);
    }

    private static ResponseEntity.BodyBuilder to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path));
    }
}
