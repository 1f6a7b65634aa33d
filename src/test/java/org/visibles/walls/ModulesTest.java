package org.visibles.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.visibles.VisiblesApplication;

class ModulesTest {

    private final ApplicationModules modules =
            ApplicationModules.of(VisiblesApplication.class, new ImportOption.DoNotIncludeTests());

    @Test
    void modules_use_what_their_manifest_allows_and_make_no_cycle() {
        modules.verify();
    }

    @Test
    void each_module_states_what_it_may_use() throws ClassNotFoundException {
        for (var module : modules) {
            ApplicationModule manifest = Class.forName(module.getBasePackage().getName() + ".package-info")
                    .getAnnotation(ApplicationModule.class);
            assertThat(manifest).as(module.getIdentifier().toString()).isNotNull();
            assertThat(manifest.allowedDependencies()).doesNotContain(ApplicationModule.OPEN_TOKEN);
        }
    }
}
