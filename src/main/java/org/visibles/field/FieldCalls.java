package org.visibles.field;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.visibles.widgets.Texts;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the field page calls, from a linked phone. */
@RestController
class FieldCalls {

    /** Longest request read, in bytes. */
    static final int LONGEST = 10_000_000;

    private final FieldService field;
    private final Texts texts;
    private final JsonMapper json;
    private final Clock clock;

    FieldCalls(FieldService field, Texts texts, JsonMapper json, Clock clock) {
        this.field = field;
        this.texts = texts;
        this.json = json;
        this.clock = clock;
    }

    /** The server's time in milliseconds since 1970, and what to take along. */
    record Start(long now, FieldStart start) {}

    /** What became of one entry, with the reason in words. */
    record Answer(
            @Nullable String id,
            EntryState state,
            @Nullable String reason,
            @Nullable String text) {}

    /** The server's time in milliseconds since 1970, and one answer for each entry, in their order. */
    record Answers(long now, List<Answer> answers) {}

    @GetMapping("/terrain/api/start")
    Start start() {
        return new Start(clock.millis(), field.start());
    }

    /** Read here, not by Spring: a body that is too long is not read to its end, and one broken entry breaks no other. */
    @PostMapping(path = "/terrain/api/entries", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answers> entries(InputStream body, @RequestParam(defaultValue = "fr") String lang)
            throws IOException {
        byte[] bytes = body.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        JsonNode request;
        try {
            request = json.readTree(bytes);
        } catch (JacksonException broken) {
            return ResponseEntity.badRequest().build();
        }
        if (!request.path("now").isIntegralNumber() || !request.path("entries").isArray()) {
            return ResponseEntity.badRequest().build();
        }
        List<SentEntry> sent = new ArrayList<>();
        request.path("entries").forEach(each -> sent.add(sent(each)));
        Locale locale = lang.equals("en") ? Locale.ENGLISH : Locale.FRENCH;
        List<Answer> answers = field.receive(sent, request.path("now").asLong(0)).stream()
                .map(answer -> new Answer(answer.given(), answer.state(), answer.reason(), words(answer, locale)))
                .toList();
        return ResponseEntity.ok(new Answers(clock.millis(), answers));
    }

    private @Nullable String words(EntryAnswer answer, Locale locale) {
        return answer.reason() == null
                ? null
                : texts.getTranslation(
                        answer.reason(), locale, answer.arguments().toArray());
    }

    private static SentEntry sent(JsonNode entry) {
        String given = text(entry, "id");
        return new SentEntry(uuid(given), given, uuid(text(entry, "key")), bytes(text(entry, "sealed")));
    }

    private static @Nullable String text(JsonNode entry, String name) {
        JsonNode value = entry.path(name);
        return value.isString() ? value.asString() : null;
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null || text.length() != 36 ? null : UUID.fromString(text);
        } catch (IllegalArgumentException mangled) {
            return null;
        }
    }

    private static byte @Nullable [] bytes(@Nullable String base64) {
        try {
            return base64 == null ? null : Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException mangled) {
            return null;
        }
    }
}
