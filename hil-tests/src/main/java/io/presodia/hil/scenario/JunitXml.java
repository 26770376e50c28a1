package io.presodia.hil.scenario;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results as the XML that continuous integration reads from JUnit. */
public final class JunitXml {
    private JunitXml() {}

    /**
     * Writes the file; its folder is made where it is missing.
     *
     * @throws IOException when it cannot be written
     */
    public static void write(Path file, List<CaseResult> results) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (Writer out = Files.newBufferedWriter(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "presodia hil");
            xml.writeAttribute("tests", Integer.toString(results.size()));
            xml.writeAttribute("failures", count(results, CaseResult.Verdict.FAIL));
            xml.writeAttribute("errors", "0");
            xml.writeAttribute("skipped", count(results, CaseResult.Verdict.SKIP));
            for (CaseResult result : results) {
                write(xml, result);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static String count(List<CaseResult> results, CaseResult.Verdict verdict) {
        return Integer.toString(ResultTable.count(results, verdict));
    }

    private static void write(XMLStreamWriter xml, CaseResult result) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "presodia.hil." + result.fault());
        xml.writeAttribute("name", result.id());
        xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", result.simSeconds()));
        switch (result.verdict()) {
            case PASS -> {}
            case FAIL -> {
                xml.writeStartElement("failure");
                xml.writeAttribute("message", result.problems().getFirst());
                xml.writeCharacters(String.join("\n", result.problems()));
                xml.writeEndElement();
            }
            case SKIP -> {
                xml.writeStartElement("skipped");
                xml.writeAttribute("message", result.problems().getFirst());
                xml.writeEndElement();
            }
        }
        xml.writeStartElement("system-out");
        xml.writeCharacters(
                "reaction: "
                        + result.reaction()
                        + "; latched after "
                        + Numbers.count(result.detectionScans())
                        + " scans, "
                        + Numbers.millis(result.detectionMillis())
                        + " ms; contact open after "
                        + Numbers.millis(result.openMillis())
                        + " ms");
        xml.writeEndElement();
        xml.writeEndElement();
    }
}
