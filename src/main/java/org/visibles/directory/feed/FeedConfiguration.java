package org.visibles.directory.feed;

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.visibles.directory.feed.DirectoryDownload.Limits;

/** No setting loosens what may be fetched: another rule is a matter of other code. */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final Duration WHOLE = Duration.ofMinutes(30);

    @Bean
    DirectoryDownload directoryDownload() throws NoSuchAlgorithmException {
        return new DirectoryDownload(
                AddressRule::isPublic, SSLContext.getDefault(), new Limits(DirectoryImport.LARGEST, SILENCE, WHOLE));
    }
}
