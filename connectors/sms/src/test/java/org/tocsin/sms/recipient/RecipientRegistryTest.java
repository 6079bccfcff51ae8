package org.tocsin.sms.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipientRegistryTest {
    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    @TempDir
    private Path folder;

    @Test
    void whoWasPutIsThereAfterARestartWithAllThatIsKnownOfHim() throws IOException {
        Recipient full = new Recipient(
                People.number(1),
                Optional.of(new Position(13.9, -60.9)),
                "es-MX",
                List.of("EMMA_ID XX001", "SAME 006037"),
                Set.of(Flag.VULNERABLE),
                Optional.of(new Consent(NOW, "web form")),
                Optional.empty());
        try (RecipientRegistry registry = open()) {
            assertThat(registry.put(full).kind()).isEqualTo(Change.Kind.ADDED);
        }

        try (RecipientRegistry again = open()) {
            assertThat(again.find(People.number(1))).contains(new RecipientRegistry.Found(0, full));
        }
    }

    @Test
    void noNumberAndNoLanguageCanBeReadInTheFile() throws IOException {
        try (RecipientRegistry registry = open()) {
            People.takeOver(registry, RegistryImport.Mode.MERGE, people(500));
            registry.withdraw(People.number(7), NOW);
        }

        String octets = Files.readString(file(), StandardCharsets.ISO_8859_1);
        assertThat(octets).doesNotContain("1758555").doesNotContain(longAsOctets(People.FIRST + 7));
    }

    @Test
    void anotherKeyIsToldFromDamage() throws IOException {
        open().close();
        Path other = Files.createDirectory(folder.resolve("other"));

        RegistryFile foreign = new RegistryFile(file(), People.key(other));

        assertThat(foreign.isForeign()).isTrue();
        assertThatThrownBy(() -> RecipientRegistry.open(foreign))
                .isInstanceOf(RegistryUnusable.class)
                .hasMessageContaining("another key");
    }

    @Test
    void ordinalsMeanTheSamePeopleWhateverAnImportBrings() throws IOException {
        try (RecipientRegistry registry = open()) {
            People.takeOver(registry, RegistryImport.Mode.MERGE, people(9_000));
            String identity = registry.fingerprint();
            List<Recipient> shuffled = new ArrayList<>(people(9_000).subList(3_000, 9_000));
            java.util.Collections.reverse(shuffled);
            shuffled.add(0, People.person(20_000));

            RegistryImport.Diff diff = People.takeOver(registry, RegistryImport.Mode.REPLACE, shuffled);

            assertThat(diff).isEqualTo(new RegistryImport.Diff(1, 0, 6_000, 0, 0, 3_000));
            assertThat(registry.fingerprint()).isEqualTo(identity);
            assertThat(IntStream.range(3_000, 9_000))
                    .allMatch(i -> registry.number(i).equals(People.number(i)));
            assertThat(IntStream.range(0, 3_000)).noneMatch(registry::isReachable);
            assertThat(registry.number(9_000)).isEqualTo(People.number(20_000));
        }
        try (RecipientRegistry again = open()) {
            assertThat(again.number(4_000)).isEqualTo(People.number(4_000));
            assertThat(again.number(100)).isEmpty();
            assertThat(again.counts().reachable()).isEqualTo(6_001);
        }
    }

    @Test
    void whoWithdrewStaysSoThroughImportsUntilHeAgreesAnew() throws IOException {
        try (RecipientRegistry registry = open()) {
            registry.put(People.agreed(People.person(1), NOW.minusSeconds(60)));
            registry.withdraw(People.number(1), NOW);

            Recipient old = People.agreed(People.person(1), NOW.minusSeconds(10));
            assertThat(People.takeOver(registry, RegistryImport.Mode.REPLACE, List.of(old))
                            .stillWithdrawn())
                    .isEqualTo(1);
            assertThat(registry.isReachable(0)).isFalse();

            Recipient anew = People.agreed(People.person(1), NOW.plusSeconds(60));
            assertThat(People.takeOver(registry, RegistryImport.Mode.MERGE, List.of(anew))
                            .revived())
                    .isEqualTo(1);
            assertThat(registry.isReachable(0)).isTrue();
        }
    }

    @Test
    void afterTheRetentionOnlyAKeyedHashIsLeftAndItStillHoldsAnImportBack() throws IOException {
        try (RecipientRegistry registry = open()) {
            People.takeOver(registry, RegistryImport.Mode.MERGE, people(3));
            registry.withdraw(People.number(1), NOW);

            assertThat(registry.sweep(NOW.plus(MONTH).minusSeconds(1), MONTH)).isZero();
            assertThat(registry.sweep(NOW.plus(MONTH), MONTH)).isEqualTo(1);

            assertThat(registry.number(1)).isEmpty();
            assertThat(registry.table().latitude(1)).isNaN();
            assertThat(registry.counts().forgotten()).isEqualTo(1);
        }
        try (RecipientRegistry again = open()) {
            assertThat(People.takeOver(again, RegistryImport.Mode.MERGE, people(3)))
                    .isEqualTo(new RegistryImport.Diff(0, 0, 2, 0, 1, 0));
            assertThat(again.put(People.agreed(People.person(1), NOW.plus(MONTH))))
                    .isEqualTo(new Change(Change.Kind.REVIVED, 1));
            assertThat(again.find(People.number(1))).isPresent();
        }
    }

    @Test
    void aWithdrawalOfSomebodyUnknownHoldsAnImportBackToo() throws IOException {
        try (RecipientRegistry registry = open()) {
            registry.withdraw(People.number(5), NOW);

            assertThat(registry.put(People.person(5)).kind()).isEqualTo(Change.Kind.STILL_WITHDRAWN);
            assertThat(registry.agree(People.number(5), new Consent(NOW, "START"))
                            .kind())
                    .isEqualTo(Change.Kind.REVIVED);
            assertThat(registry.put(People.person(5)).kind()).isEqualTo(Change.Kind.ADDED);
        }
    }

    @Test
    void whoWithdrawsWhileAnImportIsOnItsWayStaysWithdrawn() throws IOException {
        try (RecipientRegistry registry = open()) {
            People.takeOver(registry, RegistryImport.Mode.MERGE, people(3));
            RegistryImport rows = registry.begin(RegistryImport.Mode.MERGE);
            rows.add(2, People.at(People.FIRST + 1, 14.2, -60.9)).ifPresent(System.err::println);

            registry.withdraw(People.number(1), NOW);

            assertThat(registry.take(rows, "")).isTrue();
            assertThat(registry.isReachable(1)).isFalse();
        }
    }

    @Test
    void anImportDoesNotOverwriteWhatAnOperatorChangedMeanwhile() throws IOException {
        try (RecipientRegistry registry = open()) {
            RegistryImport rows = registry.begin(RegistryImport.Mode.MERGE);
            registry.put(People.person(1));

            assertThat(registry.take(rows, "")).isFalse();
            assertThat(registry.counts().reachable()).isEqualTo(1);
        }
    }

    @Test
    void whatIsErasedIsGoneFromTheFileAfterTheNextSweep() throws IOException {
        try (RecipientRegistry registry = open()) {
            People.takeOver(registry, RegistryImport.Mode.MERGE, people(2_000));
            long before = Files.size(file());
            for (int i = 0; i < 1_000; i++) {
                registry.erase(People.number(i));
            }

            registry.sweep(NOW, MONTH);

            assertThat(Files.size(file())).isLessThan(before * 6 / 10);
            assertThat(registry.put(People.person(1)).kind()).isEqualTo(Change.Kind.ADDED);
        }
    }

    /** Cut anywhere, the file gives back exactly the changes that were whole, and the registry goes on from there. */
    @Test
    void aFileCutOffInItsLastChangeHoldsAllBeforeIt() throws IOException {
        try (RecipientRegistry registry = open()) {
            People.takeOver(registry, RegistryImport.Mode.MERGE, people(50));
        }
        long whole = Files.size(file());
        try (RecipientRegistry registry = open()) {
            registry.withdraw(People.number(3), NOW);
        }
        byte[] octets = Files.readAllBytes(file());
        long seed = System.nanoTime();
        System.out.println("seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            int length = (int) whole + random.nextInt(octets.length - (int) whole);
            byte[] cut = java.util.Arrays.copyOf(octets, length);
            if (length > whole && random.nextBoolean()) {
                // The file system may have made the file longer without writing what stands in it.
                cut = java.util.Arrays.copyOf(cut, octets.length);
            }
            Files.write(file(), cut);

            try (RecipientRegistry registry = open()) {
                assertThat(registry.counts().reachable()).isEqualTo(50);
                registry.withdraw(People.number(4), NOW);
            }
            try (RecipientRegistry registry = open()) {
                assertThat(registry.isReachable(4)).isFalse();
                assertThat(registry.isReachable(3)).isTrue();
            }
        }
    }

    @Test
    void damageInTheMiddleIsToldAndNothingIsGuessed() throws IOException {
        try (RecipientRegistry registry = open()) {
            People.takeOver(registry, RegistryImport.Mode.MERGE, people(5_000));
        }
        byte[] octets = Files.readAllBytes(file());
        octets[octets.length / 2] ^= 1;
        Files.write(file(), octets);

        assertThatThrownBy(this::open).isInstanceOf(RegistryUnusable.class).hasMessageContaining("damaged");
    }

    /** A thousand random changes beside a map, with restarts and sweeps in between. */
    @Test
    void theRegistryIsWhatAMapWouldBe() throws IOException {
        long seed = System.nanoTime();
        System.out.println("seed=" + seed);
        Random random = new Random(seed);
        Map<Integer, Integer> ordinals = new HashMap<>();
        RecipientRegistry registry = open();
        for (int round = 0; round < 1_000; round++) {
            int index = random.nextInt(60);
            switch (random.nextInt(12)) {
                case 0 -> {
                    registry.close();
                    registry = open();
                }
                case 1 -> registry.sweep(NOW, MONTH);
                case 2 -> {
                    registry.erase(People.number(index));
                    ordinals.remove(index);
                }
                default -> {
                    Change change = registry.put(People.at(People.FIRST + index, random.nextInt(90), 1));
                    Integer before = ordinals.put(index, change.ordinal());
                    assertThat(before == null || before == change.ordinal()).isTrue();
                }
            }
            RecipientRegistry now = registry;
            assertThat(now.counts().reachable()).isEqualTo(ordinals.size());
            assertThat(ordinals)
                    .allSatisfy((i, ordinal) -> assertThat(now.number(ordinal)).isEqualTo(People.number(i)));
        }
        registry.close();
    }

    private RecipientRegistry open() throws IOException {
        return RecipientRegistry.open(new RegistryFile(file(), People.key(folder)));
    }

    private Path file() {
        return folder.resolve("sms.registry");
    }

    private static List<Recipient> people(int count) {
        return IntStream.range(0, count).mapToObj(People::person).toList();
    }

    private static String longAsOctets(long number) {
        return new String(
                java.nio.ByteBuffer.allocate(Long.BYTES).putLong(number).array(), StandardCharsets.ISO_8859_1);
    }
}
