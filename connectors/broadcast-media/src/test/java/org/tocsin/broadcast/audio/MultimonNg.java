package org.tocsin.broadcast.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The independent SAME decoder multimon-ng, which reads WAV with the help of sox. */
public final class MultimonNg {
    private MultimonNg() {}

    /** What it decodes: the header once, then a line for each end of message. */
    public static List<String> decode(Path wav) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("multimon-ng", "-q", "-a", "EAS", "-t", "wav", wav.toString())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return output.lines()
                    .filter(line -> line.startsWith("EAS: "))
                    .map(line -> line.substring("EAS: ".length()))
                    .toList();
        } finally {
            process.destroyForcibly();
        }
    }
}
