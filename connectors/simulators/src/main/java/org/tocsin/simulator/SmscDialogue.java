package org.tocsin.simulator;

import java.util.ArrayList;
import java.util.List;

/** What the simulated SMSC answers on one connection when no script interferes (SMPP 3.4 chapter 4). */
final class SmscDialogue {
    private static final byte[] NOTHING = {};

    private final SmscAccount account;
    private final SmscInbox inbox;
    private final boolean receipts;
    private boolean bound;
    private int sequence;

    SmscDialogue(SmscAccount account, SmscInbox inbox, boolean receipts) {
        this.account = account;
        this.inbox = inbox;
        this.receipts = receipts;
    }

    /** The name of the event in a script. */
    static String event(SmscPdu request) {
        return switch (request.command()) {
            case SmscPdu.BIND_TRANSCEIVER -> "bind_transceiver";
            case SmscPdu.BIND_RECEIVER -> "bind_receiver";
            case SmscPdu.BIND_TRANSMITTER -> "bind_transmitter";
            case SmscPdu.SUBMIT_SM -> "submit_sm";
            case SmscPdu.ENQUIRE_LINK -> "enquire_link";
            case SmscPdu.UNBIND -> "unbind";
            default -> "other";
        };
    }

    /** The ordinary answers, in order; none to a response. */
    synchronized List<SmscPdu> answers(SmscPdu request) {
        return switch (request.command()) {
            case SmscPdu.BIND_TRANSCEIVER, SmscPdu.BIND_RECEIVER, SmscPdu.BIND_TRANSMITTER -> List.of(bind(request));
            case SmscPdu.SUBMIT_SM -> submit(request);
            case SmscPdu.ENQUIRE_LINK, SmscPdu.UNBIND -> List.of(request.answer(SmscPdu.OK, NOTHING));
            case SmscPdu.DELIVER_SM_RESP -> acknowledged();
            default -> request.isResponse() ? List.of() : List.of(nack(request));
        };
    }

    private SmscPdu bind(SmscPdu request) {
        int status = account.check(request.fields());
        bound = status == SmscPdu.OK;
        return request.answer(status, SmscFields.of("smsc"));
    }

    private List<SmscPdu> submit(SmscPdu request) {
        if (!bound) {
            return List.of(request.answer(SmscReplies.WRONG_BIND_STATE, NOTHING));
        }
        try {
            return accept(request, new SmscSubmit(request.fields()));
        } catch (IndexOutOfBoundsException e) {
            return List.of(request.answer(SmscReplies.INVALID_COMMAND_LENGTH, NOTHING));
        }
    }

    private List<SmscPdu> accept(SmscPdu request, SmscSubmit submit) {
        if (!SmscText.knows(submit.dataCoding())) {
            return List.of(request.answer(SmscReplies.INVALID_DATA_CODING, NOTHING));
        }
        String id = inbox.take(submit);
        List<SmscPdu> answers = new ArrayList<>();
        answers.add(request.answer(SmscPdu.OK, SmscFields.of(id)));
        if (receipts && submit.wantsReceipt()) {
            answers.add(new SmscPdu(SmscPdu.DELIVER_SM, SmscPdu.OK, ++sequence, inbox.receipt(submit, id)));
        }
        return answers;
    }

    private List<SmscPdu> acknowledged() {
        inbox.receiptAcknowledged();
        return List.of();
    }

    private static SmscPdu nack(SmscPdu request) {
        return new SmscPdu(SmscPdu.GENERIC_NACK, SmscReplies.INVALID_COMMAND_ID, request.sequence(), NOTHING);
    }
}
