package org.visibles.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.visibles.database.ShiftableClock;
import org.visibles.kernel.Identity;
import org.visibles.organisation.Memberships;
import org.visibles.testkit.As;
import org.visibles.testkit.VisiblesTest;

/** Rights taken away are gone within a minute. */
@VisiblesTest
class StillMemberTest {

    @Autowired
    private SignIn signIn;

    @Autowired
    private DemoAccounts demo;

    @Autowired
    private Memberships memberships;

    @Autowired
    private ShiftableClock clock;

    @Test
    void a_session_ends_with_the_membership_at_the_next_look() {
        var newcomers = new Newcomers(demo, memberships);
        String login = newcomers.worker("Encore Un");
        Identity who =
                ((SignIn.Result.Done) As.nobody(() -> signIn.signIn(login, Newcomers.PASSWORD, "a", null))).identity();
        MockHttpSession session = new MockHttpSession();
        Instant begin = clock.instant();

        request(who, session, begin);
        newcomers.close("Encore Un");
        request(who, session, begin.plusSeconds(59));
        assertThat(session.isInvalid()).isFalse();
        request(who, session, begin.plusSeconds(60));
        assertThat(session.isInvalid()).isTrue();
    }

    private void request(Identity who, MockHttpSession session, Instant at) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        clock.runAt(
                at,
                () -> As.member(who, () -> {
                    try {
                        new StillMember(signIn, clock)
                                .doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
                    } catch (Exception failed) {
                        throw new AssertionError(failed);
                    }
                }));
    }
}
