package io.presodia.host.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.config.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibratedSetTest {
    private final Catalogue catalogue = new Catalogue();

    @Test
    void noMoreIsFittedThanTheRowsAllow() throws Exception {
        List<Parameter> parameters = CalibratedSet.read(catalogue);

        CalibratedSet.sizes(parameters)
                .forEach((group, size) ->
                        assertThat(size).as(group.title()).isLessThanOrEqualTo(group.most()));
        // 2 for NaCrO2, 5 for the donor, 1 for fade; 2 for NFM, 1 for Sb, 2 for the other mixes.
        assertThat(parameters.size()).isLessThanOrEqualTo(13);
    }

    @Test
    void aConstantThatSeveralMaterialsShareIsOne() throws Exception {
        Parameter potential =
                CalibratedSet.read(catalogue).stream()
                        .filter(parameter -> parameter.key().equals("stage_1.potential"))
                        .findFirst()
                        .orElseThrow();

        assertThat(potential.materials()).startsWith("na2s-nps-c-1-2").contains("na2s-nps-c-1-3");
        assertThat(potential.value()).isEqualTo("1.80");
        assertThat(potential.rows()).containsExactly("donor-1-2-peak-1");
    }

    @Test
    void theMaterialFileSaysWhatItWasFittedTo() throws Exception {
        Parameter capacity = CalibratedSet.read(catalogue).getFirst();

        assertThat(capacity.materials()).containsExactly("nacro2");
        assertThat(capacity.reference()).contains("117.5");
    }
}
