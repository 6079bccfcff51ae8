package org.tocsin.sms;

import java.util.List;
import java.util.Optional;
import org.tocsin.connector.ReasonCode;
import org.tocsin.sms.text.Encoding;
import org.tocsin.sms.text.TextEncoder;

/**
 * The first of several texts that the channel can carry, or why the last and shortest cannot go.
 *
 * @param passedOver how many longer texts did not fit
 */
public record TextFit(Optional<String> text, int passedOver, ReasonCode reason, String detail) {

    public static TextFit of(TextEncoder encoder, List<String> texts) {
        TextFit fit = new TextFit(Optional.empty(), 0, ReasonCode.NOT_ENCODABLE, "There is no text.");
        for (int i = 0; i < texts.size(); i++) {
            fit = of(encoder.encode(texts.get(i)), texts.get(i), i);
            if (fit.text.isPresent()) {
                return fit;
            }
        }
        return fit;
    }

    private static TextFit of(Encoding encoding, String text, int passedOver) {
        if (encoding instanceof Encoding.Encoded) {
            return new TextFit(Optional.of(text), passedOver, ReasonCode.TOO_LONG, "");
        }
        if (encoding instanceof Encoding.TooLong tooLong) {
            return new TextFit(
                    Optional.empty(),
                    passedOver,
                    ReasonCode.TOO_LONG,
                    "The shortest text takes " + tooLong.parts() + " parts; max-parts is " + tooLong.mostParts() + ".");
        }
        return new TextFit(
                Optional.empty(),
                passedOver,
                ReasonCode.NOT_ENCODABLE,
                "The text has half a surrogate pair, which no phone can show.");
    }
}
