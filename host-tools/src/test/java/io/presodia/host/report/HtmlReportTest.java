package io.presodia.host.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.host.analysis.DonorUse;
import io.presodia.host.analysis.SyntheticRun;
import io.presodia.host.run.RunData;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final byte[] PNG = {1, 2, 3};

    @Test
    void theSkeletonIsComplete() throws IOException {
        String html = html(SyntheticRun.Options.USUAL, DonorUse.IN_CATHODE);
        List<String> headings =
                Pattern.compile("<h[12]>(.*?)</h[12]>")
                        .matcher(html)
                        .results()
                        .map(match -> match.group(1))
                        .toList();
        assertThat(headings)
                .containsExactly(
                        "nco-sn-3wt",
                        "Presodiation agent",
                        "Cycles",
                        "Resistance",
                        "Measured against the virtual cell",
                        "State of the cell at the end",
                        "Health",
                        "Events",
                        "Limits of the cell",
                        "Where the data come from");
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("152.89", "± 0.31 mAh/g", "coverage factor 1")
                .contains("ab".repeat(32), "bench-4-virtual/2026", "abc1234")
                .contains("src=\"data:image/png;base64,AQID\"")
                .endsWith("</html>\n");
    }

    @Test
    void everyElementThatOpensCloses() throws IOException {
        String html = html(SyntheticRun.Options.USUAL, DonorUse.IN_CATHODE);
        for (String name :
                List.of(
                        "main",
                        "section",
                        "table",
                        "thead",
                        "tbody",
                        "tr",
                        "td",
                        "th",
                        "div",
                        "span",
                        "p",
                        "dl",
                        "dt",
                        "dd",
                        "figure",
                        "figcaption",
                        "header",
                        "code")) {
            assertThat(count(html, "<" + name + "[ >]"))
                    .as(name)
                    .isEqualTo(count(html, "</" + name + ">"));
        }
    }

    @Test
    void whatPeopleTypedIsEscaped() throws IOException {
        String html = html(SyntheticRun.Options.USUAL, DonorUse.IN_CATHODE);
        assertThat(html).contains("K. &lt;Lab&gt; &amp; Co").doesNotContain("<Lab>");
        assertThat(new HtmlWriter().text("<a href='x' \"y\">&\u0007").toString())
                .isEqualTo("&lt;a href=&#39;x&#39; &quot;y&quot;&gt;&amp;\uFFFD");
    }

    @Test
    void itNeedsNoScriptAndNoNetwork() throws IOException {
        String html = html(SyntheticRun.Options.USUAL, DonorUse.IN_CATHODE);
        assertThat(html)
                .doesNotContainIgnoringCase("<script")
                .doesNotContain("http:", "https:", "@import", "url(");
    }

    @Test
    void dataOfTheVirtualBoardAreMarkedAndMeasuredDataAreNot() throws IOException {
        assertThat(html(SyntheticRun.Options.USUAL, DonorUse.IN_CATHODE))
                .contains("<div class=\"virtual\" role=\"note\">VIRTUAL BOARD – simulated data");
        assertThat(html(SyntheticRun.Options.USUAL.measured(), DonorUse.IN_CATHODE))
                .doesNotContain("VIRTUAL BOARD")
                .contains("measured data");
    }

    @Test
    void aTripStandsInTheVerdictAndAmongTheEvents() throws IOException {
        String html =
                html(
                        SyntheticRun.Options.USUAL.with(SyntheticRun.Course.TRIPPED_IN_CHARGE),
                        DonorUse.IN_CATHODE);
        assertThat(html)
                .contains("<p class=\"verdict bad\"><strong>tripped</strong>")
                .contains("over voltage after 15:01:40 (h:mm:ss): 3.6004 V, limit 3.6 V")
                .contains("<tr class=\"trip\">");
    }

    private static long count(String html, String pattern) {
        return Pattern.compile(pattern).matcher(html).results().count();
    }

    private static String html(SyntheticRun.Options options, DonorUse donor) throws IOException {
        RunData run = SyntheticRun.of(options);
        return HtmlReport.text(
                run,
                Reports.summary(run, Reports.input(donor, options.virtual())),
                List.of(new Plots.Picture("dqdv", "Differential capacity.", PNG)));
    }
}
