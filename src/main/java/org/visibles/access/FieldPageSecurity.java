package org.visibles.access;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The field page at /terrain: its files are for everyone, what it sends comes from a linked phone, and a phone is linked
 * from a signed-in session. A call nobody stands behind is answered 401, never sent to the sign-in page.
 */
@Configuration(proxyBeanMethods = false)
class FieldPageSecurity {

    private static final String API = "/terrain/api/**";
    private static final String LINK = "/terrain/api/link";

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    @Bean
    @Order(2)
    SecurityFilterChain linkingPhones(HttpSecurity http, SignIn signIn, Clock clock) throws Exception {
        answersWithoutPages(http.securityMatcher(LINK));
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterBefore(new StillMember(signIn, clock), AuthorizationFilter.class)
                .build();
    }

    /** Without a CSRF token: the cookie is SameSite=Strict, and JSON from elsewhere would have to ask first. */
    @Bean
    @Order(3)
    SecurityFilterChain linkedPhones(HttpSecurity http, DeviceService devices) throws Exception {
        answersWithoutPages(http.securityMatcher(API));
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new DeviceFilter(devices), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain filesForPhones(HttpSecurity http) throws Exception {
        return http.securityMatcher("/terrain", "/terrain/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(
                        headers -> headers.cacheControl(cache -> cache.disable()) // the page's own headers say how long
                                .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    private static void answersWithoutPages(HttpSecurity http) throws Exception {
        http.requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED))
                                .accessDeniedHandler((request, response, denied) ->
                                        response.setStatus(HttpStatus.FORBIDDEN.value())))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)));
    }
}
