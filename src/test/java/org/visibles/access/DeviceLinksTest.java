package org.visibles.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.testkit.Fixture;
import org.visibles.testkit.VisiblesTest;

/** Over HTTP: who reaches what of the field page's calls, and what the cookie is. */
@VisiblesTest
class DeviceLinksTest {

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
    void nobody_is_answered_401_and_never_sent_to_the_sign_in_page() throws Exception {
        assertThat(answer(get("/terrain/api/link")).getStatus()).isEqualTo(401);
        assertThat(answer(delete("/terrain/api/device")).getStatus()).isEqualTo(401);
        assertThat(answer(get("/terrain/api/nowhere")).getStatus()).isEqualTo(401);
        assertThat(answer(delete("/terrain/api/device").cookie(new Cookie("visibles-terrain", "x".repeat(5_000))))
                        .getStatus())
                .isEqualTo(401);
    }

    @Test
    void a_session_alone_is_no_phone_and_a_phone_is_no_session() throws Exception {
        Cookie phone = linked();

        assertThat(answer(as(Fixture.AGENT_ROUEN, get("/terrain/api/link").cookie(phone)))
                        .getStatus())
                .isEqualTo(200);
        assertThat(answer(get("/terrain/api/link").cookie(phone)).getStatus()).isEqualTo(401);
        assertThat(answer(get("/jeunes").cookie(phone)).getStatus()).isEqualTo(302);
    }

    @Test
    void linking_takes_the_token_against_forged_calls() throws Exception {
        MockHttpServletResponse forged = answer(as(Fixture.AGENT_ROUEN, link(wish())));

        assertThat(forged.getStatus()).isEqualTo(403);
        assertThat(forged.getCookies()).isEmpty();
        assertThat(answer(as(Fixture.COORDINATION, link(wish()).with(csrf()))).getStatus())
                .isEqualTo(403);
        assertThat(answer(as(Fixture.AGENT_ROUEN, link("{\"name\": 1").with(csrf())))
                        .getStatus())
                .isEqualTo(400);
        assertThat(answer(as(Fixture.AGENT_ROUEN, link("{\"name\": \"x\"}").with(csrf())))
                        .getStatus())
                .isEqualTo(400);
        assertThat(answer(as(Fixture.AGENT_ROUEN, link(wish("x".repeat(101))).with(csrf())))
                        .getStatus())
                .isEqualTo(400);
    }

    @Test
    void the_cookie_is_for_the_field_page_alone() throws Exception {
        MockHttpServletResponse answer =
                answer(as(Fixture.AGENT_ROUEN, link(wish()).with(csrf())));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeaders("Set-Cookie"))
                .singleElement()
                .asString()
                .contains("Path=/terrain", "HttpOnly", "Secure", "SameSite=Strict", "Max-Age=2592000");
        assertThat(answer.getContentAsString()).doesNotContain(answer.getCookies()[0].getValue());
    }

    @Test
    void unlinking_ends_the_link() throws Exception {
        Cookie phone = linked();

        MockHttpServletResponse gone = answer(delete("/terrain/api/device").cookie(phone));
        assertThat(gone.getStatus()).isEqualTo(204);
        assertThat(gone.getHeader("Set-Cookie")).contains("Max-Age=0");
        assertThat(answer(delete("/terrain/api/device").cookie(phone)).getStatus())
                .isEqualTo(401);
    }

    private Cookie linked() throws Exception {
        return answer(as(Fixture.AGENT_ROUEN, link(wish()).with(csrf()))).getCookie("visibles-terrain");
    }

    private static String wish() {
        return wish("Téléphone");
    }

    private static String wish(String name) {
        return "{\"installation\": \"" + Ids.next() + "\", \"name\": \"" + name + "\"}";
    }

    private static MockHttpServletRequestBuilder link(String body) {
        return post("/terrain/api/link").contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private static MockHttpServletRequestBuilder as(Identity who, MockHttpServletRequestBuilder request) {
        return request.with(authentication(new MemberAuthentication(who)));
    }

    private MockHttpServletResponse answer(RequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }
}
