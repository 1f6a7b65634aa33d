package org.visibles.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.visibles.access.DeviceService;
import org.visibles.kernel.Ids;
import org.visibles.testkit.As;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.TestDatabase;
import org.visibles.testkit.VisiblesTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The field page's calls over HTTP, as a phone and as somebody who would like to be one. */
@VisiblesTest
class FieldCallsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private FieldService field;

    @Autowired
    private FieldSettings settings;

    @Autowired
    private DeviceService devices;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Clock clock;

    private MockMvc mvc;
    private Phone phone;

    @BeforeEach
    void begin() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        phone = Phone.of(Fixture.AGENT_ROUEN, devices, field);
    }

    @Test
    void without_a_linked_phone_nothing_is_told() throws Exception {
        assertThat(answer(get("/terrain/api/start")).getStatus()).isEqualTo(401);
        assertThat(answer(post("/terrain/api/entries")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"now\": 0, \"entries\": []}"))
                        .getStatus())
                .isEqualTo(401);
        assertThat(sent("{\"now\": 0, \"entries\": []}", "forged").getStatus()).isEqualTo(401);
        As.member(Fixture.AGENT_ROUEN, () -> devices.revoke(phone.id()));
        assertThat(sent("{\"now\": 0, \"entries\": []}", phone.token).getStatus())
                .isEqualTo(401);
    }

    @Test
    void who_goes_out_no_more_is_answered_403() throws Exception {
        Phone other = Phone.of(Fixture.COLLEAGUE_ROUEN, devices, field);
        Object member = Fixture.COLLEAGUE_ROUEN.member().value();
        database.asOwner().update("update member set roles = array['DPO'] where id = ?", member);
        try {
            assertThat(sent("{\"now\": 0, \"entries\": []}", other.token).getStatus())
                    .isEqualTo(403);
        } finally {
            database.asOwner().update("update member set roles = array['OUTREACH_WORKER'] where id = ?", member);
        }
    }

    @Test
    void a_body_that_is_too_long_or_broken_is_refused_whole() throws Exception {
        assertThat(sent("{\"now\": 0, \"entries\": [\"" + "x".repeat(10_000_000) + "\"]}", phone.token)
                        .getStatus())
                .isEqualTo(413);
        for (String broken : new String[] {
            "",
            "{",
            "[]",
            "null",
            "{\"now\": \"x\", \"entries\": []}",
            "{\"now\": 0}",
            "[".repeat(100_000),
            "{\"now\": 1e999, \"entries\": []}"
        }) {
            assertThat(sent(broken, phone.token).getStatus()).as(broken).isEqualTo(400);
        }
        assertThat(answer(post("/terrain/api/entries")
                                .cookie(new Cookie("visibles-terrain", phone.token))
                                .contentType(MediaType.TEXT_PLAIN)
                                .content("{\"now\": 0, \"entries\": []}"))
                        .getStatus())
                .isEqualTo(415);
    }

    @Test
    void ten_thousand_entries_are_answered_one_by_one_and_a_broken_one_breaks_no_other() throws Exception {
        var outing = Ids.next();
        SentEntry good = phone.sealed(Phone.outing(outing, 1, clock.instant(), Map.of()));
        StringBuilder body = new StringBuilder("{\"now\": " + clock.millis() + ", \"entries\": [");
        body.append("null, 3, {}, {\"id\": 5}, {\"id\": \"x\"}, {\"id\": \"")
                .append(good.id())
                .append("\", \"key\": \"")
                .append(good.key())
                .append("\", \"sealed\": \"***\"}, ")
                .append(JSON.writeValueAsString(Map.of("id", good.id(), "key", good.key(), "sealed", good.sealed())));
        body.append(", {\"id\": \"y\"}".repeat(9_993)).append("]}");

        MockHttpServletResponse answer = sent(body.toString(), phone.token);
        assertThat(answer.getStatus()).isEqualTo(200);
        JsonNode answers =
                JSON.readTree(answer.getContentAsString(StandardCharsets.UTF_8)).path("answers");
        assertThat(answers.size()).isEqualTo(10_000);
        assertThat(answers.get(6).path("state").asString()).isEqualTo("KEPT");
        assertThat(answers.get(0).path("text").asString()).startsWith("Cette saisie");
        for (int number = 0; number < 10_000; number++) {
            if (number != 6) {
                assertThat(answers.get(number).path("state").asString()).isEqualTo("REFUSED");
            }
        }
        assertThat(answers.get(9_999).path("reason").asString()).isEqualTo("rule.field.too-many");
    }

    @Test
    void pseudonyms_leave_only_where_the_organisation_allows_it() throws Exception {
        assertThat(started().path("caseload").isNull()).isTrue();
        As.member(Fixture.RESPONSABLE_ROUEN, () -> settings.allowCaseload(true));
        assertThat(started().path("caseload").isArray()).isTrue();
        As.member(Fixture.RESPONSABLE_ROUEN, () -> settings.allowCaseload(false));
        assertThat(started().path("caseload").isNull()).isTrue();
    }

    private JsonNode started() throws Exception {
        MockHttpServletResponse answer =
                answer(get("/terrain/api/start").cookie(new Cookie("visibles-terrain", phone.token)));
        assertThat(answer.getHeader("Cache-Control")).contains("no-store");
        return JSON.readTree(answer.getContentAsString(StandardCharsets.UTF_8)).path("start");
    }

    private MockHttpServletResponse sent(String body, String token) throws Exception {
        return answer(post("/terrain/api/entries")
                .cookie(new Cookie("visibles-terrain", token))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private MockHttpServletResponse answer(RequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }
}
