package org.tocsin.sms.smpp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.SubmitSmResult;

/** The fields of a submit_sm (SMPP 3.4 4.4.1) and jSMPP's call for it. */
final class SubmitSmCall {
    /** The short message begins with a user data header (SMPP 3.4 5.2.12). */
    private static final int UDHI = 0x40;

    private static final byte NO_PROTOCOL = 0;

    /** With 1, part 2 of a message would replace part 1 that is still pending. */
    private static final byte NEVER_REPLACE = 0;

    private static final byte NO_CANNED_MESSAGE = 0;

    /** With message_payload the length of short_message is zero (SMPP 3.4 5.3.2.32). */
    private static final byte[] NO_TEXT = {};

    private SubmitSmCall() {}

    /** Blocks until the answer or the transaction timer. */
    static SubmitSmResult on(SMPPSession session, Submit submit)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        SubmitOptions options = submit.options();
        return session.submitShortMessage(
                "",
                options.source().ton(),
                options.source().npi(),
                options.source().text(),
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                submit.destination(),
                new ESMClass(submit.message().hasHeader() ? UDHI : 0),
                NO_PROTOCOL,
                (byte) options.priority(),
                "",
                ValidityPeriod.relative(submit.validity()),
                new RegisteredDelivery(options.registeredDelivery()),
                NEVER_REPLACE,
                new RawDataCoding(submit.message().alphabet().dataCoding()),
                NO_CANNED_MESSAGE,
                submit.message().isPayload() ? NO_TEXT : octets(submit),
                parameters(submit));
    }

    private static byte[] octets(Submit submit) {
        return submit.message().octets(submit.part(), submit.reference());
    }

    private static OptionalParameter[] parameters(Submit submit) {
        List<OptionalParameter> parameters = new ArrayList<>();
        if (submit.options().referenced()) {
            parameters.add(new OptionalParameter.User_message_reference((short) submit.userReference()));
        }
        if (submit.message().isPayload()) {
            parameters.add(new OptionalParameter.Message_payload(octets(submit)));
        } else if (submit.message().isSegmented()) {
            parameters.add(new OptionalParameter.Sar_msg_ref_num((short) submit.reference()));
            parameters.add(new OptionalParameter.Sar_total_segments(
                    (byte) submit.message().parts()));
            parameters.add(new OptionalParameter.Sar_segment_seqnum((byte) submit.part()));
        }
        return parameters.toArray(OptionalParameter[]::new);
    }
}
