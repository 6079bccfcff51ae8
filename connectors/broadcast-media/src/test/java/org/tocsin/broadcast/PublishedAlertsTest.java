package org.tocsin.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Info;
import org.tocsin.cap.Reading;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Settings;

/** Alerts that authorities have published, turned into announcements. */
class PublishedAlertsTest {
    private static final Path CORPUS = Path.of("../../../shared/corpus/cap");
    private static final Channel RADIO = Deliveries.channel(Channel.Kind.BROADCAST_MEDIA, Channel.Mode.LIVE);

    @Test
    void everyPublishedAlertHasAnAnnouncementInEachOfItsLanguages() throws IOException {
        assumeThat(CORPUS).isDirectory();
        MessageWriter writer = new MessageWriter(config());
        int messages = 0;
        for (Path file : files()) {
            if (CapXml.read(Files.readAllBytes(file)) instanceof Reading.Valid valid) {
                check(file, writer, valid.message().alert());
                messages++;
            }
        }
        assertThat(messages).isGreaterThan(10);
    }

    private static void check(Path file, MessageWriter writer, Alert alert) {
        List<Info> blocks = new Blocks(List.of()).choose(alert.infos());
        if (blocks.isEmpty()) {
            return;
        }
        Delivery delivery = Deliveries.alert(RADIO, Deliveries.message(alert));
        Message message = writer.alert(delivery, blocks, alert.sent().instant());

        assertThat(message.announcements())
                .as(file.toString())
                .hasSameSizeAs(blocks)
                .allSatisfy(announcement -> {
                    assertThat(announcement.text()).isNotBlank().doesNotContainPattern("\\p{Cc}|  ");
                    message.header()
                            .ifPresent(header -> assertThat(announcement.text()).hasSizeLessThanOrEqualTo(1800));
                });
        message.header().ifPresent(header -> assertThat(header)
                .as(file.toString())
                .matches("ZCZC-(PEP|EAS|WXR|CIV)-[A-Z]{3}(-\\d{6}){1,31}\\+\\d{4}-\\d{7}-CAPGW/TV-"));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.filter(file -> file.toString().matches(".*\\.(xml|cap)"))
                    .sorted()
                    .toList();
        }
    }

    private static BroadcastMediaConfig config() {
        Settings settings = new Settings(
                "test",
                1,
                Map.of(
                        "drop-folder", new Settings.Entry("unused", 1),
                        "same", new Settings.Entry("true", 1),
                        "station-id", new Settings.Entry("CAPGW/TV", 1)),
                Path.of("."));
        return BroadcastMediaConfig.from(settings);
    }
}
