package org.visibles.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The composition keeps what the chapter on operations promises: closed but for the proxy, healthy, without a default password. */
class ComposeTest {

    private static final Pattern DEFAULT = Pattern.compile("\\$\\{\\w+:?-");

    private String text;
    private Map<String, Object> compose;

    @BeforeEach
    void read() throws IOException {
        text = Files.readString(Path.of("docker-compose.yml"));
        compose = new Yaml().load(text);
    }

    @Test
    void only_the_proxy_is_reached_from_outside() {
        assertThat(services().keySet()).containsExactlyInAnyOrder("app", "db", "proxy", "mail");
        services().forEach((name, service) -> {
            assertThat(service.containsKey("ports"))
                    .as(name)
                    .isEqualTo(Set.of("proxy", "mail").contains(name));
            assertThat(service).as(name).doesNotContainKeys("network_mode", "privileged");
        });
        assertThat(service("db").get("networks")).isEqualTo(List.of("back"));
        assertThat(map(map(compose, "networks"), "back")).containsEntry("internal", true);
    }

    @Test
    void what_catches_mails_is_for_trying_alone_and_read_on_this_machine() {
        assertThat(service("mail")).containsEntry("profiles", List.of("try-mail"));
        assertThat(service("mail").get("ports")).isEqualTo(List.of("127.0.0.1:8025:8025"));
        assertThat((String) service("mail").get("image")).matches("axllent/mailpit:v[0-9.]+");
        assertThat(map(service("app"), "environment")).containsEntry("SPRING_MAIL_HOST", null);
    }

    @Test
    void each_service_waits_until_what_it_needs_is_healthy() throws IOException {
        assertThat(service("db")).containsKey("healthcheck");
        assertThat(service("proxy")).containsKey("healthcheck");
        assertThat(Files.readString(Path.of("Dockerfile"))).containsPattern("(?m)^HEALTHCHECK .*CMD \\[\"healthy\"]");
        assertThat(map(map(service("app"), "depends_on"), "db")).containsEntry("condition", "service_healthy");
        assertThat(map(map(service("proxy"), "depends_on"), "app")).containsEntry("condition", "service_healthy");
        assertThat(services().values())
                .allSatisfy(service -> assertThat(service).containsEntry("restart", "unless-stopped"));
    }

    @Test
    void no_password_stands_there_nor_a_default_for_one() {
        assertThat(text).doesNotContainPattern(DEFAULT);
        services()
                .forEach((name, service) -> map(service, "environment").forEach((key, value) -> {
                    if (key.contains("PASSWORD")) {
                        assertThat(value).as(name + " " + key).isIn(null, "/run/secrets/superuser-password");
                    }
                }));
        map(compose, "secrets")
                .forEach((name, secret) -> assertThat(secret).isEqualTo(Map.of("file", "./secrets/" + name)));
        assertThat(Path.of(".gitignore")).content().contains("/secrets/");
        assertThat(map(service("app"), "environment")).containsEntry("SPRING_DATASOURCE_USERNAME", "visibles_app");
    }

    @Test
    void what_must_last_is_in_named_volumes_and_what_is_mounted_is_there() {
        assertThat(mounts("db")).contains("database:/var/lib/postgresql");
        assertThat(mounts("proxy")).contains("certificates:/data");
        Map<String, Object> named = map(compose, "volumes");
        for (String service : List.of("db", "proxy")) {
            for (String mount : mounts(service)) {
                String source = mount.split(":", 2)[0];
                if (source.startsWith("./")) {
                    assertThat(Path.of(source)).exists();
                    assertThat(mount).endsWith(":ro");
                } else {
                    assertThat(named).containsKey(source);
                }
            }
        }
    }

    @Test
    void only_the_proxy_s_headers_are_believed() {
        String believed = (String) map(service("app"), "environment").get("VISIBLES_TRUSTED_PROXY");
        String proxy = (String) map(map(service("proxy"), "networks"), "front").get("ipv4_address");
        assertThat(proxy).matches(believed);
        assertThat(proxy.replace('.', '0')).doesNotMatch(believed);
    }

    private Map<String, Map<String, Object>> services() {
        return cast(compose.get("services"));
    }

    private Map<String, Object> service(String name) {
        return services().get(name);
    }

    private List<String> mounts(String service) {
        return cast(service(service).get("volumes"));
    }

    private static Map<String, Object> map(Map<String, Object> from, String key) {
        return cast(from.get(key));
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }
}
