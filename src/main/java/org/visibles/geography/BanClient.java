package org.visibles.geography;

import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visibles.geography.AddressAnswer.Found;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a service that answers like api-adresse.data.gouv.fr's {@code /search/} (GeoJSON): within two seconds in all, 256 kB
 * at most, without following redirects, over HTTPS alone unless it runs on this machine.
 */
final class BanClient {

    static final Duration PATIENCE = Duration.ofSeconds(2);
    static final int LARGEST = 256 << 10;

    private static final Logger LOG = LoggerFactory.getLogger(BanClient.class);
    private static final int MOST = 5;
    private static final int LONGEST_LABEL = 200;

    private final @Nullable URI search;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** No answer that can be used; says why in a word, never what was asked. */
    static final class Failed extends Exception {
        Failed(String why) {
            super(why);
        }
    }

    /**
     * @param url base address of the service; blank for none
     * @throws IllegalArgumentException when it is neither HTTPS nor on this machine: addresses are personal data
     */
    BanClient(String url) {
        this.search = url.isBlank() ? null : URI.create(url.strip().replaceAll("/+$", "") + "/search/");
        if (search != null && !isSafe(search)) {
            throw new IllegalArgumentException(
                    "visibles.ban.url doit commencer par https:// (les adresses sont des données personnelles)");
        }
    }

    private static boolean isSafe(URI service) {
        if (service.getHost() == null || service.getUserInfo() != null) {
            return false;
        }
        return "https".equalsIgnoreCase(service.getScheme())
                || ("http".equalsIgnoreCase(service.getScheme()) && isThisMachine(service.getHost()));
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    boolean isConfigured() {
        return search != null;
    }

    List<Found> search(String line) throws Failed {
        URI asked = URI.create(
                search + "?limit=" + MOST + "&autocomplete=0&q=" + URLEncoder.encode(line, StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(asked)
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            HttpResponse<byte[]> response = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw failed("status " + response.statusCode());
            }
            return read(response.body());
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw failed("timeout");
        } catch (ExecutionException broken) {
            throw failed(answer.exceptionNow().getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw failed("interrupted");
        }
    }

    /** The messages of exceptions may quote what was asked or answered: only their kind is logged. */
    private static Failed failed(String why) {
        LOG.warn("The address service did not answer as it should: {}", why);
        return new Failed(why);
    }

    private static List<Found> read(byte[] body) throws Failed {
        List<Found> found = new ArrayList<>();
        try {
            JsonNode features = JsonMapper.shared().readTree(body).path("features");
            if (!features.isArray()) {
                throw failed("no features");
            }
            for (JsonNode feature : features) {
                Found each = found(feature);
                if (each != null && found.size() < MOST) {
                    found.add(each);
                }
            }
            return found;
        } catch (JacksonException broken) {
            throw failed(broken.getClass().getSimpleName());
        }
    }

    /** Null for what names no address on Earth. */
    private static @Nullable Found found(JsonNode feature) {
        JsonNode at = feature.path("geometry").path("coordinates");
        String label = feature.path("properties").path("label").asString("");
        String shown = label.replaceAll("[\\p{C}\\p{Z}]+", " ").strip();
        if (shown.isEmpty()
                || shown.length() > LONGEST_LABEL
                || !at.path(0).isNumber()
                || !at.path(1).isNumber()) {
            return null;
        }
        double longitude = at.get(0).asDouble();
        double latitude = at.get(1).asDouble();
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? new Found(shown, latitude, longitude) : null;
    }
}
