package org.tocsin.gateway.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.gateway.Engine;
import org.tocsin.route.CancelWatch.Alarm;
import org.tocsin.route.desk.ChannelDesk;
import org.tocsin.route.desk.Stop;

/** {@code GET /api/v1/alarms}: what an operator must see to now. */
@RestController
final class AlarmController {

    record AlarmView(
            String alarm, String alert, String channel, String target, String state, String since, String detail) {
        static AlarmView of(Alarm alarm) {
            return new AlarmView(
                    "cancel-not-delivered",
                    alarm.delivery().alert().value(),
                    alarm.delivery().channel(),
                    alarm.delivery().target(),
                    alarm.state().name(),
                    alarm.since().toString(),
                    alarm.detail());
        }

        static AlarmView of(ChannelDesk.Alarm alarm) {
            return new AlarmView(
                    "urgent-waits-on-paused-channel",
                    "",
                    alarm.pause().channel(),
                    "",
                    "PAUSED",
                    alarm.pause().since().toString(),
                    alarm.detail());
        }

        static AlarmView of(Stop stop) {
            return new AlarmView(
                    "stop-not-carried-out",
                    stop.alert().value(),
                    stop.channel(),
                    "",
                    "STOPPED",
                    stop.at().toString(),
                    "Alert " + stop.alert() + " may still be out on channel " + stop.channel() + ". " + stop.words());
        }

        /** Everything that an operator must see to now. */
        static List<AlarmView> all(Engine engine) {
            List<AlarmView> alarms = new ArrayList<>();
            engine.cancels().alarms().forEach(alarm -> alarms.add(of(alarm)));
            engine.channelDesk().alarms().forEach(alarm -> alarms.add(of(alarm)));
            engine.stopDesk().open().forEach(stop -> alarms.add(of(stop)));
            return List.copyOf(alarms);
        }
    }

    private final Engine engine;
    private final ReadAccess reading;

    AlarmController(Engine engine, ReadAccess reading) {
        this.engine = engine;
        this.reading = reading;
    }

    @GetMapping("/api/v1/alarms")
    ResponseEntity<Object> alarms(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key) {
        Optional<ResponseEntity<Object>> refusal = reading.refusal(key);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<AlarmView> alarms = AlarmView.all(engine);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(alarms);
    }
}
