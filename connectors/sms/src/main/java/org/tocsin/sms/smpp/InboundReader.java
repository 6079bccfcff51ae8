package org.tocsin.sms.smpp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;

/**
 * Reads deliver_sm and data_sm (SMPP 3.4 4.6, 4.7): a receipt from its TLVs, or else from its text in the form that SMSCs
 * agree on by and large (appendix B), whatever its case and however much of it is missing.
 */
final class InboundReader {
    /** Message type in the esm_class (5.2.12). */
    private static final int TYPE = 0x3C;

    private static final int RECEIPT = 0x04;
    private static final int INTERMEDIATE = 0x20;
    private static final byte UCS_2 = 0x08;

    private static final Pattern ID = Pattern.compile("(?i)\\bid:\\s*([^\\s:]{1,64})");
    private static final Pattern STATE = Pattern.compile("(?i)\\bstat:\\s*([a-z]{3,13})");

    private InboundReader() {}

    /** Empty for a receipt that names no message or no state, and for what is neither receipt nor text. */
    static Optional<Inbound> read(DeliverSm message) {
        byte[] octets = message.getShortMessage() == null ? new byte[0] : message.getShortMessage();
        return read(message, octets.length == 0 ? payload(message) : octets);
    }

    static Optional<Inbound> read(DataSm message) {
        return read(message, payload(message));
    }

    private static Optional<Inbound> read(AbstractSmCommand message, byte[] octets) {
        String text = new String(
                octets, message.getDataCoding() == UCS_2 ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
        String sender = message.getSourceAddr() == null ? "" : message.getSourceAddr();
        int type = message.getEsmClass() & TYPE;
        if (type == RECEIPT || type == INTERMEDIATE) {
            return receipt(message, sender, text);
        }
        return type == 0 ? Optional.of(new Inbound.Text(sender, text)) : Optional.empty();
    }

    private static Optional<Inbound> receipt(AbstractSmCommand message, String sender, String text) {
        Optional<String> id = parameter(message, OptionalParameter.Tag.RECEIPTED_MESSAGE_ID)
                .map(tlv -> ((OptionalParameter.OctetString) tlv).getValueAsString())
                .filter(value -> !value.isEmpty())
                .or(() -> group(ID, text));
        Optional<MessageState> state = parameter(message, OptionalParameter.Tag.MESSAGE_STATE)
                .flatMap(tlv -> MessageState.ofCode(((OptionalParameter.Byte) tlv).getValue()))
                .or(() -> group(STATE, text).flatMap(MessageState::ofWord));
        return id.flatMap(known -> state.map(s -> new Inbound.Receipt(sender, known, s, reference(message))));
    }

    private static OptionalInt reference(AbstractSmCommand message) {
        return parameter(message, OptionalParameter.Tag.USER_MESSAGE_REFERENCE)
                .map(tlv -> OptionalInt.of(Short.toUnsignedInt(((OptionalParameter.Short) tlv).getValue())))
                .orElseGet(OptionalInt::empty);
    }

    private static byte[] payload(AbstractSmCommand message) {
        return parameter(message, OptionalParameter.Tag.MESSAGE_PAYLOAD)
                .map(tlv -> ((OptionalParameter.OctetString) tlv).getValue())
                .orElseGet(() -> new byte[0]);
    }

    private static Optional<OptionalParameter> parameter(AbstractSmCommand message, OptionalParameter.Tag tag) {
        OptionalParameter[] all = message.getOptionalParameters();
        for (OptionalParameter parameter : all == null ? new OptionalParameter[0] : all) {
            if (parameter.tag == tag.code()) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
