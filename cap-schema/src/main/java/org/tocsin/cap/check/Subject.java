package org.tocsin.cap.check;

import java.time.Instant;
import java.util.function.BiConsumer;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Area;
import org.tocsin.cap.Info;
import org.tocsin.cap.MsgType;

/** What is checked, and when. */
public record Subject(Alert alert, Instant now, CheckSettings settings) {

    /** Alert and Update tell the public something; Cancel takes it back, Ack and Error are between systems. */
    public boolean isForDissemination() {
        return alert.msgType() == MsgType.ALERT || alert.msgType() == MsgType.UPDATE;
    }

    public void forEachInfo(BiConsumer<Info, String> action) {
        for (int i = 0; i < alert.infos().size(); i++) {
            action.accept(alert.infos().get(i), infoPath(i));
        }
    }

    public void forEachArea(BiConsumer<Area, String> action) {
        forEachInfo((info, path) -> {
            for (int i = 0; i < info.areas().size(); i++) {
                action.accept(info.areas().get(i), path + "/area[" + (i + 1) + "]");
            }
        });
    }

    public static String infoPath(int index) {
        return "/alert/info[" + (index + 1) + "]";
    }
}
