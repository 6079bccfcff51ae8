package org.tocsin.cap.bench;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Reading;
import org.tocsin.cap.check.CapRules;
import org.tocsin.cap.check.CheckSettings;

/** One message read and checked on one core; {@code StageBenchmark} takes the reading apart. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 5, time = 2)
public class CapBenchmark {

    /** Which message. */
    public enum Size {
        /** 4 096 octets, give or take a vertex. */
        FOUR_KILOBYTES(47, 0),
        /** 1.5 MB: a ring of 6 000 vertices in each of two languages, and a picture. */
        LARGE(6_000, 450_000);

        private final int vertices;
        private final int content;

        Size(int vertices, int content) {
            this.vertices = vertices;
            this.content = content;
        }

        /** The same each time. */
        public byte[] message() {
            return Messages.flood(vertices, content);
        }
    }

    @Param
    public Size size = Size.FOUR_KILOBYTES;

    private final XMLInputFactory stax = new WstxInputFactory();
    private final Instant now = Messages.SENT.plusSeconds(60);
    private byte[] xml = new byte[0];
    private Alert alert = Sample.ALERT;

    @Setup
    public void read() {
        xml = size.message();
        alert = Sample.read(xml);
    }

    /** What nobody can be faster than: the parser alone, its events thrown away. */
    @Benchmark
    public int bareParser() throws XMLStreamException {
        XMLStreamReader reader = stax.createXMLStreamReader(new ByteArrayInputStream(xml));
        int events = 0;
        while (reader.hasNext()) {
            events += reader.next();
        }
        return events;
    }

    /** Limits, schema, binding and records. */
    @Benchmark
    public Reading reading() {
        return CapXml.read(xml);
    }

    /** The rules on a message that was read. */
    @Benchmark
    public List<Finding> rules() {
        return CapRules.check(alert, now, CheckSettings.DEFAULT);
    }

    /** What a submission pays. */
    @Benchmark
    public List<Finding> readingAndRules() {
        return CapRules.check(Sample.read(xml), now, CheckSettings.DEFAULT);
    }
}
