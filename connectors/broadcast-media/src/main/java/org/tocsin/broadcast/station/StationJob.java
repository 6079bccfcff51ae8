package org.tocsin.broadcast.station;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tocsin.broadcast.audio.Airing;
import org.tocsin.broadcast.audio.Programme;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.Action;

/**
 * Everything a station needs to air one message.
 *
 * @param header the SAME header, as in the audio
 * @param remarks why there is no header, or what it does not carry; whole sentences
 * @param texts one a language, the primary one first
 * @param supersedes the jobs that this one replaces or ends
 * @param expiresAt not to be aired after this
 */
public record StationJob(
        JobId id,
        AlertKey alert,
        Action action,
        Optional<String> header,
        List<String> remarks,
        List<JobText> texts,
        List<JobId> supersedes,
        Instant notBefore,
        Instant expiresAt,
        Airing airing) {
    public StationJob {
        remarks = List.copyOf(remarks);
        texts = List.copyOf(texts);
        supersedes = List.copyOf(supersedes);
    }

    /** The texts alone, for people: each after a line with its language in brackets. */
    String text() {
        return texts.stream()
                .map(text -> "[" + text.language() + "]\n" + text.text() + "\n")
                .collect(Collectors.joining("\n"));
    }

    /**
     * The sidecar.
     *
     * @param audio empty when there is nothing to hear and so no audio file
     */
    String sidecar(Optional<Programme.Written> audio) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("job", id.value());
        json.put("alert", alert.value());
        json.put("action", action.name().toLowerCase(Locale.ROOT));
        json.put("header", header);
        json.put("remarks", remarks);
        json.put("texts", texts.stream().map(StationJob::json).toList());
        json.put("supersedes", supersedes.stream().map(JobId::value).toList());
        json.put("notBefore", seconds(notBefore));
        json.put("expiresAt", seconds(expiresAt));
        json.put("audio", audio.map(written -> id.value() + PickUpFolder.AUDIO));
        json.put("sha256", audio.map(Programme.Written::sha256));
        json.put("seconds", audio.map(Programme.Written::seconds).orElse(0.0));
        return JsonText.of(json) + "\n";
    }

    private static Map<String, Object> json(JobText text) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("language", text.language());
        json.put("text", text.text());
        json.put("voice", text.voice().name().toLowerCase(Locale.ROOT));
        json.put("remark", text.remark());
        return json;
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
