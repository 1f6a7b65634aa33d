package org.visibles.answer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.visibles.kernel.Permission;

/** The page without account: what leads to the code is for everyone, the rest for who has given it. */
@Configuration(proxyBeanMethods = false)
class AnswerSecurity {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'";

    @Bean
    @Order(5)
    SecurityFilterChain answersByLink(HttpSecurity http, AnswerDoor door) throws Exception {
        return http.securityMatcher(AnswerCookies.PATH, AnswerCookies.PATH + "/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, "/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, AnswerController.ASK, AnswerController.OPEN)
                        .permitAll()
                        .anyRequest()
                        .hasRole(Permission.ANSWER_BY_LINK))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens()))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(
                                (request, response, nobody) -> response.sendRedirect(AnswerCookies.PATH))
                        .accessDeniedHandler((request, response, denied) -> response.sendError(403)))
                .addFilterBefore(new GuestFilter(door), AuthorizationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    /** In a cookie of its own: there is no session at the server to keep it in. */
    private static CookieCsrfTokenRepository tokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("visibles-reponse-csrf");
        tokens.setCookiePath(AnswerCookies.PATH);
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).secure(true).sameSite("Strict"));
        return tokens;
    }
}
