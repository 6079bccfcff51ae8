package org.tocsin.cap.xml;

import java.util.concurrent.TimeUnit;
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
import org.tocsin.cap.bench.CapBenchmark.Size;

/** The stages of reading one message, each with those before it, on one core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 5, time = 2)
public class StageBenchmark {

    @Param
    public Size size = Size.FOUR_KILOBYTES;

    private final Stages stages = new Stages();
    private byte[] xml = new byte[0];

    @Setup
    public void read() {
        xml = size.message();
    }

    /** Limits, and events for handlers. */
    @Benchmark
    public void stageParsed() {
        stages.parsed(xml);
    }

    /** And the schema. */
    @Benchmark
    public void stageSchema() {
        stages.checked(xml);
    }

    /** And the binding. */
    @Benchmark
    public Object stageBound() {
        return stages.bound(xml);
    }

    /** And the values. */
    @Benchmark
    public Alert stageConverted() {
        return stages.converted(xml);
    }
}
