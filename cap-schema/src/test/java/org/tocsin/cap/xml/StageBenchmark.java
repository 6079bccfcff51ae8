package org.tocsin.cap.xml;

import jakarta.xml.bind.*;
import java.util.concurrent.TimeUnit;
import javax.xml.validation.ValidatorHandler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tocsin.cap.Limits;
import org.tocsin.cap.xml.binding.AlertElement;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 4, time = 2)
public class StageBenchmark {
    private final HardenedParser parser = new HardenedParser(Limits.DEFAULT);
    private final ValidatorHandler validator = CapSchema.newValidator();
    private UnmarshallerHandler unmarshaller;
    private byte[] xml = new byte[0];
    private AlertElement bound;

    @Setup
    public void setUp() throws Exception {
        xml = java.nio.file.Files.readAllBytes(java.nio.file.Path.of("/tmp/flood4k.xml"));
        Unmarshaller u = CapSchema.bindingContext().createUnmarshaller();
        unmarshaller = u.getUnmarshallerHandler();
        bound = bind();
    }

    @Benchmark
    public void parse() throws RefusedXml, SAXException {
        parser.parse(xml, new RootCheck(new DefaultHandler()));
    }

    @Benchmark
    public void validate() throws RefusedXml, SAXException {
        validator.setContentHandler(new DefaultHandler());
        parser.parse(xml, validator);
    }

    @Benchmark
    public AlertElement bind() throws Exception {
        parser.parse(xml, new CapOnly(unmarshaller));
        return (AlertElement) JAXBIntrospector.getValue(unmarshaller.getResult());
    }

    @Benchmark
    public Object convert() {
        return AlertConversion.convert(bound, xml, Limits.DEFAULT);
    }
}
