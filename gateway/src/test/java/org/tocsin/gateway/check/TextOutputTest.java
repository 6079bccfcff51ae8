package org.tocsin.gateway.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextOutputTest {

    @Test
    void findingsAreWrittenAsCompilersWriteTheirs() {
        assertThat(OutputFixture.written(out -> new TextOutput(out, new Paint(false))))
                .isEqualTo(
                        """
                        alerts/märz 1.xml:2:15: error CAP-25 It has one pair.
                          2 |   <info><area><polygon>13.8,-61.0</polygon></area></info>
                            |               ^
                          at /alert/info[1]/area[1]/polygon[1] (CAP 1.2, 3.2.4, polygon), as met

                        alerts/märz 1.xml: information CAP-22 It lasts six hours.
                          at /alert/info[1] (CAP 1.2, 3.2.2, expires), as met

                        /srv/b.xml: warning PLAN-X A rule that the book does not have.
                          at /

                        c:d.xml: cannot be read: permission denied.

                        3 files: 1 error, 1 warning, 1 piece of information, 1 unreadable.
                        """);
    }

    @Test
    void levelsHaveTheirColours() {
        assertThat(OutputFixture.written(out -> new TextOutput(out, new Paint(true))))
                .contains("\u001B[1;31merror CAP-25\u001B[0m", "\u001B[1;33mwarning PLAN-X\u001B[0m")
                .contains("\u001B[1;36minformation CAP-22\u001B[0m", "\u001B[1;31m^\u001B[0m");
    }
}
