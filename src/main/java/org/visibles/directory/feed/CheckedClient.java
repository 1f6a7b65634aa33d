package org.visibles.directory.feed;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes clients that connect only to addresses that were looked at, without redirects, retries, cookies or decompression. */
final class CheckedClient {

    private static final Logger LOG = LoggerFactory.getLogger(CheckedClient.class);

    private CheckedClient() {}

    /** One of a name's addresses is not on the Internet. */
    static final class NotPublic extends UnknownHostException {
        NotPublic(String host) {
            super(host);
        }
    }

    /** @param silence until a connection stands, and between two bytes */
    static CloseableHttpClient of(AddressRule addresses, SSLContext certificates, Duration silence) {
        Timeout patience = Timeout.of(silence);
        HttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedNames(addresses))
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(certificates))
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(patience).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(patience)
                        .setSocketTimeout(patience)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setRedirectsEnabled(false)
                        .setResponseTimeout(patience)
                        .setConnectionRequestTimeout(patience)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression() // a small body must not become a large one
                .disableCookieManagement()
                .setUserAgent("Visibles")
                .build();
    }

    /** Resolves a name once: the addresses that were looked at are those that are connected to. */
    private record CheckedNames(AddressRule addresses) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] found = InetAddress.getAllByName(host);
            for (InetAddress each : found) {
                if (!addresses.allows(each)) {
                    LOG.warn("An address of the directory leads inside: refused");
                    throw new NotPublic(host);
                }
            }
            return found;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host.toLowerCase(Locale.ROOT);
        }
    }
}
