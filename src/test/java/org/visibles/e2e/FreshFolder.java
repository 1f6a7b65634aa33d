package org.visibles.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives the demo a data folder of its own. */
final class FreshFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            String folder = Files.createTempDirectory("visibles-e2e").toString();
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("fresh folder", Map.of("visibles.data-dir", folder)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
