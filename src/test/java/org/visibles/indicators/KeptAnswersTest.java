package org.visibles.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {

    @Test
    void what_is_kept_is_of_use_no_more_when_any_figure_is_defined_otherwise() {
        List<Defined> registry = RegistryPart.registry();
        assertThat(KeptAnswers.definitions(registry, true)).isEqualTo(KeptAnswers.definitions(true));
        assertThat(registry)
                .extracting(figure -> figure.getClass().getSimpleName())
                .contains("Indicator", "FieldFigure", "EffectFigure", "Measure");
        for (Defined figure : registry) {
            List<Defined> later = new ArrayList<>(registry);
            later.set(later.indexOf(figure), new Redefined(figure));
            assertThat(KeptAnswers.definitions(later, true))
                    .as(figure.registryCode())
                    .isNotEqualTo(KeptAnswers.definitions(true));
        }
    }

    @Test
    void nor_when_figures_begin_to_wait_for_ends_of_months() {
        assertThat(KeptAnswers.definitions(true)).isNotEqualTo(KeptAnswers.definitions(false));
    }

    /** The next version of a figure. */
    private record Redefined(Defined figure) implements Defined {

        @Override
        public DefinitionVersion version() {
            return new DefinitionVersion(figure.version().number() + 1, LocalDate.of(2026, 12, 1));
        }

        @Override
        public String registryCode() {
            return figure.registryCode();
        }

        @Override
        public String key() {
            return figure.key();
        }

        @Override
        public String formulaKey() {
            return figure.formulaKey();
        }

        @Override
        public String unitKey() {
            return figure.unitKey();
        }

        @Override
        public IndicatorSource source() {
            return figure.source();
        }

        @Override
        public String numeratorKey() {
            return figure.numeratorKey();
        }

        @Override
        public Optional<String> denominatorKey() {
            return figure.denominatorKey();
        }

        @Override
        public List<String> dimensionKeys() {
            return figure.dimensionKeys();
        }

        @Override
        public OptionalInt minimumCell() {
            return figure.minimumCell();
        }
    }
}
