package org.visibles.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.visibles.testkit.VisiblesTest;
import tools.jackson.databind.json.JsonMapper;

/** The files of the field page: small, public, strict, and without a word of their own. */
@VisiblesTest
class FieldPageTest {

    /** Bytes that a phone takes once, data aside. */
    private static final int MOST = 100_000;

    private static final List<String> FILES = List.of(
            "",
            "/terrain.js",
            "/terrain.css",
            "/sw.js",
            "/manifest.webmanifest",
            "/icon.svg",
            "/icon-192.png",
            "/icon-512.png",
            "/texts-fr.json",
            "/texts-en.json");

    @Autowired
    private WebApplicationContext context;

    private MockMvc mvc;

    @BeforeEach
    void begin() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @Test
    void all_of_it_is_smaller_than_a_photograph() throws Exception {
        int all = 0;
        for (String file : FILES) {
            all += answer(file).getContentAsByteArray().length;
        }
        assertThat(all).isBetween(10_000, MOST);
    }

    @Test
    void each_file_is_for_everyone_and_kept_until_it_changes() throws Exception {
        for (String file : FILES) {
            MockHttpServletResponse answer = answer(file);
            assertThat(answer.getStatus()).as(file).isEqualTo(200);
            assertThat(answer.getHeader("Cache-Control"))
                    .as(file)
                    .contains("public")
                    .doesNotContain("no-store");
            assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.getHeader("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(mvc.perform(get("/terrain" + file).header("If-None-Match", answer.getHeader("ETag")))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(304);
        }
        for (String none : List.of("/index.html", "/terrain.js.map", "/..%2fapplication.yml", "/texts-de.json")) {
            assertThat(mvc.perform(get(java.net.URI.create("/terrain" + none)))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(none)
                    .isIn(400, 404);
        }
    }

    @Test
    void the_service_worker_takes_exactly_these_files() throws Exception {
        String worker = text("/sw.js");
        assertThat(worker).doesNotContain("terrain-VERSION").contains("const PAGE = '/terrain'");
        for (String file : FILES) {
            if (!file.isEmpty() && !file.equals("/sw.js")) {
                assertThat(worker).contains("'/terrain" + file + "'");
            }
        }
    }

    @Test
    void each_text_that_the_page_asks_for_is_there() throws Exception {
        Map<?, ?> texts = new JsonMapper().readValue(answer("/texts-fr.json").getContentAsByteArray(), Map.class);
        String script = text("/terrain.js");
        Set<String> asked = new TreeSet<>();
        Pattern.compile("[( ]t\\((?:[^()']*\\? )?'([a-z-]+\\.[a-z.-]*[a-z])'(?: : '([a-z.-]+[a-z])')?")
                .matcher(script)
                .results()
                .forEach(found -> {
                    asked.add(found.group(1));
                    if (found.group(2) != null) {
                        asked.add(found.group(2));
                    }
                });
        Pattern.compile("plural\\('([a-z.-]+)'").matcher(script).results().forEach(found -> {
            asked.add(found.group(1) + ".none");
            asked.add(found.group(1) + ".one");
            asked.add(found.group(1) + ".many");
        });
        assertThat(asked).hasSizeGreaterThan(80);
        assertThat(asked)
                .allSatisfy(key -> assertThat(texts.containsKey(key)).as(key).isTrue());
        Set<String> unused = new TreeSet<>();
        texts.keySet().stream()
                .map(Object::toString)
                .filter(key -> key.startsWith("terrain."))
                .filter(key -> !asked.contains(key)
                        && !script.contains("'" + key + "'")
                        && !script.contains("'" + key.substring(0, key.lastIndexOf('.') + 1) + "'"))
                .forEach(unused::add);
        assertThat(unused).isEmpty();
    }

    @Test
    void every_list_of_the_page_has_its_texts() throws Exception {
        Map<?, ?> texts = new JsonMapper().readValue(answer("/texts-fr.json").getContentAsByteArray(), Map.class);
        for (var need : org.visibles.kernel.Need.values()) {
            assertThat(texts.containsKey("need." + need)).isTrue();
            assertThat(text("/terrain.js")).contains("'" + need + "'");
        }
        for (var result : org.visibles.outing.encounter.EncounterResult.values()) {
            assertThat(texts.containsKey("outing.result." + result))
                    .as(result.name())
                    .isTrue();
            assertThat(text("/terrain.js")).contains("'" + result + "'");
        }
        for (var followUp : org.visibles.outing.encounter.FollowUp.values()) {
            assertThat(texts.containsKey("outing.followUp." + followUp))
                    .as(followUp.name())
                    .isTrue();
            assertThat(text("/terrain.js")).contains("'" + followUp + "'");
        }
        for (var band : org.visibles.youth.Choices.AgeBand.values()) {
            assertThat(texts.containsKey("youth.ageBand." + band)).isTrue();
            assertThat(text("/terrain.js")).contains(band.code());
        }
    }

    @Test
    void the_page_makes_no_html_of_text() throws Exception {
        assertThat(text("/terrain.js"))
                .doesNotContain(
                        "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function");
        assertThat(text("")).doesNotContain("style=", "onclick", "<script>");
    }

    private String text(String file) throws Exception {
        return answer(file).getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse answer(String file) throws Exception {
        return mvc.perform(get("/terrain" + file)).andReturn().getResponse();
    }
}
