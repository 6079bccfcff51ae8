package org.tocsin.cap.check.profile;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.cap.CapTime;
import org.tocsin.cap.Info;

/**
 * An element of info that profiles require, limit or compare between blocks.
 *
 * @param element its name
 * @param reading its values in a block
 */
record InfoPart(String element, Function<Info, List<?>> reading) {
    static final InfoPart CATEGORY = new InfoPart("category", Info::categories);
    static final InfoPart EVENT = new InfoPart("event", info -> List.of(info.event()));
    static final InfoPart RESPONSE_TYPE = new InfoPart("responseType", Info::responseTypes);
    static final InfoPart URGENCY = new InfoPart("urgency", info -> List.of(info.urgency()));
    static final InfoPart SEVERITY = new InfoPart("severity", info -> List.of(info.severity()));
    static final InfoPart CERTAINTY = new InfoPart("certainty", info -> List.of(info.certainty()));
    static final InfoPart EVENT_CODE = new InfoPart("eventCode", Info::eventCodes);
    static final InfoPart EFFECTIVE = new InfoPart("effective", info -> time(info.effective()));
    static final InfoPart ONSET = new InfoPart("onset", info -> time(info.onset()));
    static final InfoPart EXPIRES = new InfoPart("expires", info -> time(info.expires()));
    static final InfoPart SENDER_NAME = new InfoPart("senderName", info -> one(info.senderName()));
    static final InfoPart HEADLINE = new InfoPart("headline", info -> one(info.headline()));
    static final InfoPart DESCRIPTION = new InfoPart("description", info -> one(info.description()));
    static final InfoPart INSTRUCTION = new InfoPart("instruction", info -> one(info.instruction()));
    static final InfoPart WEB = new InfoPart("web", info -> one(info.web()));
    static final InfoPart CONTACT = new InfoPart("contact", info -> one(info.contact()));
    static final InfoPart AREA = new InfoPart("area", Info::areas);

    /** What the block says there, times as instants; empty when the element is absent or blank. */
    List<?> values(Info info) {
        return reading.apply(info);
    }

    boolean isIn(Info info) {
        return !values(info).isEmpty();
    }

    private static List<?> time(Optional<CapTime> time) {
        return one(time.map(CapTime::instant));
    }

    private static List<?> one(Optional<?> value) {
        return value.stream().toList();
    }
}
