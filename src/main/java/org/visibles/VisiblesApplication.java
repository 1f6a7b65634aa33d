package org.visibles;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.lumo.Lumo;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
@Push
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet("context://visibles.css")
@Viewport("width=device-width, initial-scale=1, viewport-fit=cover")
public class VisiblesApplication implements AppShellConfigurator {

    public static void main(String[] args) {
        SpringApplication.run(VisiblesApplication.class, asCommand(args));
    }

    /** A command does its work and ends: it opens no port and does no background work, so it runs beside the program. */
    private static String[] asCommand(String... args) {
        if (Arrays.stream(args).noneMatch(argument -> argument.startsWith("--visibles.import."))) {
            return args;
        }
        Stream<String> alone =
                Stream.of("--server.port=-1", "--management.server.port=-1", "--visibles.jobs.enabled=false");
        return Stream.concat(Arrays.stream(args), alone).toArray(String[]::new);
    }

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addFavIcon("icon", "icons/visibles.svg", "any");
        settings.addMetaTag("theme-color", "#0b5d5e");
    }
}
