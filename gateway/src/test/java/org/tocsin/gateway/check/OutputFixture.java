package org.tocsin.gateway.check;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Finding.Level;
import org.tocsin.cap.Finding.Place;

/** Two messages and a file that cannot be read, written in some form. */
final class OutputFixture {
    private static final String TEXT =
            """
            <alert>
              <info><area><polygon>13.8,-61.0</polygon></area></info>
            </alert>
            """;
    private static final List<Checked> RESULTS = List.of(
            new Checked.Message(
                    "alerts/märz 1.xml",
                    Optional.of("1.2"),
                    Optional.of("met"),
                    List.of(
                            Finding.error("CAP-25", "/alert/info[1]/area[1]/polygon[1]", "It has one pair.")
                                    .at(new Place(2, 15)),
                            new Finding("CAP-22", Level.INFORMATION, "/alert/info[1]", "It lasts six hours.")),
                    SourceText.of(TEXT.getBytes(StandardCharsets.UTF_8))),
            new Checked.Message(
                    "/srv/b.xml",
                    Optional.empty(),
                    Optional.empty(),
                    List.of(Finding.warning("PLAN-X", "/", "A rule that the book does not have.")),
                    SourceText.of(new byte[0])),
            new Checked.Unreadable("c:d.xml", "permission denied"));

    private OutputFixture() {}

    static String written(Function<PrintWriter, Output> form) {
        return written(form, RESULTS);
    }

    static String written(Function<PrintWriter, Output> form, List<Checked> results) {
        StringWriter text = new StringWriter();
        Output output = form.apply(new PrintWriter(text));
        Tally tally = new Tally();
        results.forEach(result -> {
            tally.add(result);
            output.add(result);
        });
        output.end(tally);
        return text.toString();
    }
}
