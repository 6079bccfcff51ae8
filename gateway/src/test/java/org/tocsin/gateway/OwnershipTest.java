package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.gateway.standby.Ownership;
import org.tocsin.gateway.standby.Standby;

/** One owner for a data directory. */
class OwnershipTest {
    @TempDir
    private Path data;

    @Test
    void aDirectoryHasOneOwnerUntilThatOneGivesItBack() {
        Ownership owner = Ownership.take(data).orElseThrow();

        assertThat(Ownership.take(data)).isEmpty();
        assertThat(Ownership.owner(data).orElseThrow())
                .contains("process " + ProcessHandle.current().pid());
        assertThatThrownBy(() -> {
                    throw Standby.owned(data);
                })
                .hasMessageContaining("process " + ProcessHandle.current().pid())
                .hasMessageContaining("--data");

        owner.close();
        owner.close();

        try (Ownership next = Ownership.take(data).orElseThrow()) {
            assertThat(next).isNotSameAs(owner);
        }
        assertThat(Ownership.owner(data)).isEmpty();
    }
}
