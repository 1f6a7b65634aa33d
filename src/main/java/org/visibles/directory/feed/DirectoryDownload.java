package org.visibles.directory.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visibles.kernel.RuleViolation;

/**
 * Fetches a file from an address that somebody has set: HTTPS alone, only from hosts all of whose addresses are on the
 * Internet, connected to as they were checked; redirects within the host alone; so many bytes and so long at most.
 */
class DirectoryDownload {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryDownload.class);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 3;

    /**
     * What it is held to.
     *
     * @param size bytes
     * @param silence between two bytes, and to connect
     * @param whole from the begin to the last byte
     */
    record Limits(long size, Duration silence, Duration whole) {}

    /** Told the bytes so far, and of how many, 0 where that is unknown. */
    interface Progress {
        void tell(long done, long total);
    }

    private final AddressRule addresses;
    private final SSLContext certificates;
    private final Limits limits;

    DirectoryDownload(AddressRule addresses, SSLContext certificates, Limits limits) {
        this.addresses = addresses;
        this.certificates = certificates;
        this.limits = limits;
    }

    /** @throws RuleViolation {@code rule.directory.url.…} for what no file may come from */
    static URI checked(String url) {
        URI address;
        try {
            address = URI.create(url.strip());
        } catch (IllegalArgumentException broken) {
            throw new RuleViolation("rule.directory.url.broken");
        }
        if (!"https".equalsIgnoreCase(address.getScheme())) {
            throw new RuleViolation("rule.directory.url.https");
        }
        if (address.getHost() == null || address.getUserInfo() != null || address.getFragment() != null) {
            throw new RuleViolation("rule.directory.url.broken");
        }
        return address;
    }

    /**
     * Writes what the address gives into the file.
     *
     * @throws RuleViolation {@code rule.directory.fetch.…}, {@code rule.directory.url.…}
     */
    void fetch(URI from, Path file, Progress progress) throws IOException {
        AtomicBoolean late = new AtomicBoolean();
        try (CloseableHttpClient http = CheckedClient.of(addresses, certificates, limits.silence())) {
            URI address = from;
            for (int redirect = 0; redirect <= MOST_REDIRECTS; redirect++) {
                HttpGet request = new HttpGet(checked(address.toString()));
                URI asked = address;
                Thread clock = endAfter(request, late);
                try {
                    URI next = http.execute(request, response -> take(asked, response, file, progress));
                    if (next == null) {
                        return;
                    }
                    address = next;
                } finally {
                    clock.interrupt();
                }
            }
            throw new RuleViolation("rule.directory.fetch.redirects");
        } catch (CheckedClient.NotPublic inside) {
            throw new RuleViolation("rule.directory.fetch.private");
        } catch (UnknownHostException unknown) {
            throw new RuleViolation("rule.directory.fetch.unknown-host");
        } catch (SSLException untrusted) {
            LOG.info("An address of the directory was not trusted", untrusted);
            throw late.get() ? slow() : new RuleViolation("rule.directory.fetch.certificate");
        } catch (SocketTimeoutException slow) {
            throw slow();
        } catch (IOException broken) {
            LOG.info("An address of the directory did not answer", broken);
            throw late.get() ? slow() : new RuleViolation("rule.directory.fetch.broken-off");
        }
    }

    private RuleViolation slow() {
        return new RuleViolation("rule.directory.fetch.slow", limits.whole().toMinutes());
    }

    /** A body that trickles resets every other clock with each of its bytes. */
    private Thread endAfter(HttpGet request, AtomicBoolean late) {
        return Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(limits.whole());
                late.set(true);
                request.abort();
            } catch (InterruptedException done) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Where to look next; null once the file is written. */
    private @Nullable URI take(URI asked, ClassicHttpResponse response, Path file, Progress progress)
            throws IOException {
        if (REDIRECTS.contains(response.getCode())) {
            return redirect(asked, response.getFirstHeader("Location"));
        }
        HttpEntity body = response.getEntity();
        if (response.getCode() != 200 || body == null) {
            throw new RuleViolation("rule.directory.fetch.status", response.getCode());
        }
        if (body.getContentLength() > limits.size()) {
            throw tooLarge();
        }
        try (InputStream in = body.getContent();
                OutputStream out = Files.newOutputStream(file)) {
            write(in, out, Math.max(body.getContentLength(), 0), progress);
        }
        return null;
    }

    private void write(InputStream in, OutputStream out, long total, Progress progress) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long done = 0;
        long told = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            done += read;
            if (done > limits.size()) {
                throw tooLarge();
            }
            out.write(buffer, 0, read);
            if (done - told >= 1 << 20) {
                told = done;
                progress.tell(done, total);
            }
        }
        progress.tell(done, done);
    }

    private RuleViolation tooLarge() {
        return new RuleViolation("rule.directory.import.size", limits.size() >> 20);
    }

    private static URI redirect(URI asked, @Nullable Header location) {
        URI next;
        try {
            next = asked.resolve(location == null ? "" : location.getValue().strip());
        } catch (IllegalArgumentException broken) {
            throw new RuleViolation("rule.directory.fetch.redirects");
        }
        boolean same = "https".equalsIgnoreCase(next.getScheme())
                && asked.getHost().equalsIgnoreCase(String.valueOf(next.getHost()))
                && port(asked) == port(next);
        if (!same) {
            throw new RuleViolation("rule.directory.fetch.elsewhere");
        }
        return next;
    }

    private static int port(URI address) {
        return address.getPort() < 0 ? 443 : address.getPort();
    }
}
