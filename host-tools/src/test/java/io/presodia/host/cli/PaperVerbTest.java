package io.presodia.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.config.Catalogue;
import io.presodia.host.paper.CalibratedSet;
import io.presodia.host.paper.PaperReport;
import io.presodia.host.paper.PaperRow;
import io.presodia.host.paper.Status;
import io.presodia.host.paper.Tolerance;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the verb prints and refuses; what it runs is tested with the acceptance tests. */
class PaperVerbTest {
    private static PaperRow row(String id, double simulated, Status status) {
        return new PaperRow(
                id, "quantity of " + id, "V", 2, simulated, status, Tolerance.usual(), "4c", "why");
    }

    private static PaperReport report() throws Exception {
        return new PaperReport(
                List.of(
                        row("good", 2.02, Status.PREDICTED),
                        row("far", 2.2, Status.PREDICTED),
                        row("lost", Double.NaN, Status.INPUT)),
                CalibratedSet.read(new Catalogue()));
    }

    @Test
    void theDocumentFitsItsSchema() throws Exception {
        JsonNode document = PaperJson.document(report());

        Cli.assertFitsItsSchema(document);
        JsonNode good = document.path("rows").path(0);
        assertThat(good.path("id").asString()).isEqualTo("good");
        assertThat(good.path("deviation_percent").asDouble()).isBetween(0.99, 1.01);
        assertThat(good.path("status").asString()).isEqualTo("predicted");
        assertThat(document.path("rows").path(2).path("simulated").isNull()).isTrue();
    }

    @Test
    void theTextSaysWhatLiesOutsideAndWhatWasFitted() throws Exception {
        StringWriter text = new StringWriter();

        new PaperText(new PrintWriter(text)).print(report());

        assertThat(text.toString())
                .contains("OUTSIDE: far, 2.200 instead of 2 V (± 2.5 %)", "OUTSIDE: lost")
                .doesNotContain("OUTSIDE: good")
                .contains("nacro2 reversible_capacity = 120.0 mAh/g, to nco-half-0wt-discharge")
                .contains("3 rows: 2 predicted, 0 calibrated, 1 input");
    }

    @Test
    void aDocumentWithoutTheSlowRowsIsRefused() {
        Cli cli = Cli.run("paper", "--quick", "--docs", "docs");

        assertThat(cli.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(cli.err()).contains("--docs", "the document has all rows");
    }
}
