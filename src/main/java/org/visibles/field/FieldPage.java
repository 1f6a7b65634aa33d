package org.visibles.field;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.visibles.widgets.Texts;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of the field page, for everyone and the same for everyone: they hold no data. The phone keeps them and asks
 * whether there are newer ones.
 */
@RestController
class FieldPage {

    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");

    private static final String WORKER = "sw.js";

    /** What there is, and nothing else. */
    private static final Map<String, MediaType> FILES = Map.of(
            "terrain.js",
            SCRIPT,
            WORKER,
            SCRIPT,
            "terrain.css",
            MediaType.parseMediaType("text/css;charset=UTF-8"),
            "manifest.webmanifest",
            MediaType.parseMediaType("application/manifest+json"),
            "icon.svg",
            MediaType.parseMediaType("image/svg+xml"),
            "icon-192.png",
            MediaType.IMAGE_PNG,
            "icon-512.png",
            MediaType.IMAGE_PNG);

    /** Modules of whose texts the page takes those that begin so. */
    private static final String[] PREFIXES = {
        "terrain.", "need.", "youth.ageBand.", "youth.sex.", "youth.findingPlace.", "outing.result.", "outing.followUp."
    };

    private final Texts texts;
    private final JsonMapper json;
    private final String version;

    FieldPage(Texts texts, JsonMapper json) throws IOException {
        this.texts = texts;
        this.json = json;
        this.version = version();
    }

    /** Changes with any of the files, so that phones take all of them anew, together. */
    private String version() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(read("index.html"));
        for (String name : new TreeSet<>(FILES.keySet())) {
            all.write(read(name));
        }
        all.write(textsIn("fr"));
        all.write(textsIn("en"));
        return DigestUtils.md5DigestAsHex(all.toByteArray());
    }

    @GetMapping({"/terrain", "/terrain/"})
    ResponseEntity<byte[]> page() throws IOException {
        return file("index.html", MediaType.parseMediaType("text/html;charset=UTF-8"));
    }

    @GetMapping("/terrain/{name:[a-z0-9.-]+}")
    ResponseEntity<byte[]> file(@PathVariable String name) throws IOException {
        MediaType type = FILES.get(name);
        return type == null ? ResponseEntity.notFound().build() : file(name, type);
    }

    /** All texts of the page in one language. */
    @GetMapping("/terrain/texts-{language:fr|en}.json")
    ResponseEntity<byte[]> texts(@PathVariable String language) {
        return answer(textsIn(language), MediaType.APPLICATION_JSON);
    }

    private byte[] textsIn(String language) {
        Map<String, String> wanted = texts.all(Locale.of(language)).entrySet().stream()
                .filter(text -> isWanted(text.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, text -> text.getValue().replace("''", "'"), (a, b) -> a, TreeMap::new));
        return json.writeValueAsBytes(wanted);
    }

    private static boolean isWanted(String key) {
        for (String prefix : PREFIXES) {
            if (key.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private ResponseEntity<byte[]> file(String name, MediaType type) throws IOException {
        byte[] content = read(name);
        return answer(name.equals(WORKER) ? versioned(content) : content, type);
    }

    private byte[] versioned(byte[] worker) {
        return new String(worker, StandardCharsets.UTF_8)
                .replace("VERSION", version)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(String name) throws IOException {
        return new ClassPathResource("terrain/" + name).getContentAsByteArray();
    }

    private static ResponseEntity<byte[]> answer(byte[] content, MediaType type) {
        return ResponseEntity.status(HttpStatus.OK)
                .contentType(type)
                .cacheControl(CacheControl.maxAge(Duration.ZERO).cachePublic().mustRevalidate())
                .eTag("\"" + DigestUtils.md5DigestAsHex(content) + "\"")
                .header("Service-Worker-Allowed", "/terrain")
                .body(content);
    }
}
