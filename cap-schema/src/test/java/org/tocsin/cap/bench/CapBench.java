package org.tocsin.cap.bench;

import java.io.PrintStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of CAP and prints them as ratios to the bare parser: machines are noisy, one run is not. */
public final class CapBench {
    private static final PrintStream OUT = System.out;
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private CapBench() {}

    public static void main(String[] arguments) throws RunnerException {
        OUT.println("Reading and checking CAP on one core; this takes some minutes ...");
        OptionsBuilder options = new OptionsBuilder();
        options.include("^org\\.tocsin\\.cap\\.")
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        Collection<RunResult> results = new Runner(options.build()).run();
        for (CapBenchmark.Size size : CapBenchmark.Size.values()) {
            print(size, results);
        }
        OUT.printf(Locale.ROOT, "%nsignatures of %,d octets%n", CapBenchmark.Size.FOUR_KILOBYTES.message().length);
        for (SignatureBenchmark.Algorithm algorithm : SignatureBenchmark.Algorithm.values()) {
            print(algorithm, results);
        }
    }

    private static void print(SignatureBenchmark.Algorithm algorithm, Collection<RunResult> results) {
        results.stream()
                .filter(result -> algorithm.name().equals(result.getParams().getParam("algorithm")))
                .forEach(result ->
                        OUT.printf(Locale.ROOT, "  %-12s %-18s %,12.0f%n", algorithm, name(result), rate(result)));
    }

    private static void print(CapBenchmark.Size size, Collection<RunResult> results) {
        Map<String, RunResult> stages = new LinkedHashMap<>();
        results.stream()
                .filter(result -> size.name().equals(result.getParams().getParam("size")))
                .forEach(result -> stages.put(name(result), result));
        double limit = rate(stages.get("bareParser"));
        OUT.printf(Locale.ROOT, "%n%,d octets%n", size.message().length);
        OUT.printf(Locale.ROOT, "  %-18s %12s %12s %10s%n", "", "a second", "KB a message", "ratio");
        stages.forEach((name, result) -> OUT.printf(
                Locale.ROOT,
                "  %-18s %,12.0f %,12.1f %10.3f%n",
                name,
                rate(result),
                result.getSecondaryResults().get(ALLOCATION).getScore() / 1000,
                rate(result) / limit));
    }

    private static String name(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }

    private static double rate(RunResult result) {
        return result.getPrimaryResult().getScore();
    }
}
