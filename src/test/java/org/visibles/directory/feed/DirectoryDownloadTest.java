package org.visibles.directory.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.visibles.directory.feed.DirectoryDownload.Limits;
import org.visibles.kernel.RuleViolation;

/** Attacks the fetching of an address with a real server; only the test's own rule lets it reach this machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DirectoryDownloadTest {

    private static final Limits LIMITS = new Limits(1 << 20, Duration.ofMillis(1_500), Duration.ofSeconds(3));

    @TempDir
    private Path folder;

    private HostileServer server;

    @BeforeAll
    void start(@TempDir Path keys) throws Exception {
        server = new HostileServer(keys);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_file_is_written() throws Exception {
        Path file = folder.resolve("file");

        open().fetch(server.at("/file.json"), file, (done, total) -> {});

        assertThat(file).hasContent("[]");
    }

    @Test
    void a_redirect_within_the_host_is_followed() throws Exception {
        Path file = folder.resolve("file");

        open().fetch(server.at("/redirect?/file.json"), file, (done, total) -> {});

        assertThat(file).hasContent("[]");
    }

    @Test
    void this_machine_is_refused_before_anything_is_sent() {
        DirectoryDownload strict = new DirectoryDownload(AddressRule::isPublic, server.trusting(), LIMITS);
        int before = server.requests.get();

        for (String host : List.of("localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433")) {
            assertThat(refusal(strict, URI.create("https://" + host + ":" + server.port() + "/file.json")))
                    .as(host)
                    .isIn(
                            "rule.directory.fetch.private",
                            "rule.directory.url.broken",
                            "rule.directory.fetch.unknown-host");
        }
        assertThat(server.requests).hasValue(before);
    }

    @Test
    void networks_of_ones_own_are_refused_without_a_try() {
        DirectoryDownload strict = new DirectoryDownload(AddressRule::isPublic, server.trusting(), LIMITS);

        for (String host : List.of("10.0.0.1", "169.254.169.254", "192.168.0.1", "[fd00::1]", "[fe80::1]")) {
            assertThat(refusal(strict, URI.create("https://" + host + "/")))
                    .as(host)
                    .isEqualTo("rule.directory.fetch.private");
        }
    }

    @Test
    void a_name_is_resolved_once_and_that_address_is_used() throws Exception {
        List<InetAddress> asked = new ArrayList<>();
        DirectoryDownload counted = new DirectoryDownload(
                address -> {
                    asked.add(address);
                    return true;
                },
                server.trusting(),
                LIMITS);

        counted.fetch(server.at("/file.json"), folder.resolve("file"), (done, total) -> {});

        assertThat(asked).isNotEmpty().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/file.json",
                "http://localhost/file.json",
                "//127.0.0.1/file.json",
                "https://localhost/file.json",
                "file:///etc/passwd",
                "https://localhost@example.org/"
            })
    void a_redirect_to_elsewhere_is_not_followed(String target) {
        assertThat(refusal(open(), server.at("/redirect?" + target))).isEqualTo("rule.directory.fetch.elsewhere");
    }

    @Test
    void redirects_come_to_an_end() {
        assertThat(refusal(open(), server.at("/redirect"))).isEqualTo("rule.directory.fetch.redirects");
    }

    @Test
    void a_body_without_an_end_is_cut_at_the_limit() throws Exception {
        Path file = folder.resolve("endless");

        assertThat(refusal(open(), server.at("/endless"), file)).isEqualTo("rule.directory.import.size");
        assertThat(Files.size(file)).isLessThanOrEqualTo(LIMITS.size());
    }

    @Test
    void a_body_that_says_it_is_too_large_is_not_begun() {
        assertThat(refusal(open(), server.at("/large"))).isEqualTo("rule.directory.import.size");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/slow", "/silent"})
    void a_body_that_takes_too_long_is_given_up(String path) {
        assertThat(refusal(open(), server.at(path))).isEqualTo("rule.directory.fetch.slow");
    }

    @Test
    void an_error_is_told_by_its_number() {
        assertThat(refusal(open(), server.at("/missing"))).isEqualTo("rule.directory.fetch.status");
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused() throws Exception {
        DirectoryDownload usual = new DirectoryDownload(address -> true, SSLContext.getDefault(), LIMITS);

        assertThat(refusal(usual, server.at("/file.json"))).isEqualTo("rule.directory.fetch.certificate");
    }

    @Test
    void a_certificate_of_another_name_is_refused() {
        assertThat(refusal(open(), URI.create("https://127.0.0.1:" + server.port() + "/file.json")))
                .isEqualTo("rule.directory.fetch.certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org/", "ftp://example.org/", "file:///etc/passwd", "example.org", ""})
    void an_address_is_of_https_alone(String url) {
        assertThatThrownBy(() -> DirectoryDownload.checked(url)).hasMessage("rule.directory.url.https");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://",
                "https://user:word@example.org/",
                "https://example.org/#x",
                "https://a b/",
                "https:/x"
            })
    void a_broken_address_is_refused(String url) {
        assertThatThrownBy(() -> DirectoryDownload.checked(url)).hasMessage("rule.directory.url.broken");
    }

    private DirectoryDownload open() {
        return new DirectoryDownload(InetAddress::isLoopbackAddress, server.trusting(), LIMITS);
    }

    private String refusal(DirectoryDownload download, URI from) {
        return refusal(download, from, folder.resolve("refused"));
    }

    private static String refusal(DirectoryDownload download, URI from, Path file) {
        try {
            download.fetch(from, file, (done, total) -> {});
            return "nothing was refused";
        } catch (RuleViolation refused) {
            return refused.key();
        } catch (java.io.IOException failed) {
            return failed.toString();
        }
    }
}
