package org.tocsin.sms;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.cap.Info;
import org.tocsin.sms.text.Alphabet;
import org.tocsin.sms.text.Encoding;
import org.tocsin.sms.text.ShortMessage;
import org.tocsin.sms.text.TextEncoder;

/** What a preview says of the text of one block, whatever way it takes. Pure. */
public final class TextReport {
    private TextReport() {}

    /** Such as {@code 2 SMS parts, GSM-7, 201 characters}. */
    public static String measure(ShortMessage message) {
        String text = message.text();
        return message.parts() + (message.parts() == 1 ? " SMS part, " : " SMS parts, ")
                + (message.alphabet() == Alphabet.GSM_7 ? "GSM-7, " : "UCS-2, ")
                + text.codePointCount(0, text.length()) + " characters";
    }

    /** What of the block does not come through as it was written, as whole sentences. */
    public static List<String> shortfalls(TextEncoder encoder, Info info, TextFit fit) {
        String language = "Block in " + info.language() + ": ";
        if (fit.text().isEmpty()) {
            return List.of(language + fit.detail() + " Shorten headline and instruction, or raise max-parts.");
        }
        List<String> messages = new ArrayList<>();
        int most = encoder.mostParts();
        if (fit.passedOver() == 1) {
            messages.add(language
                    + "the short message leaves the description out, since with it the text would take more" + " than "
                    + most + " parts. Shorten the description, or put what matters into the instruction.");
        } else if (fit.passedOver() > 1) {
            messages.add(language + "the short message leaves description and areas out, since with them the text would"
                    + " take more than " + most + " parts. Shorten the texts.");
        }
        if (encoder.encode(fit.text().get()) instanceof Encoding.Encoded encoded
                && !encoded.message().text().equals(fit.text().get())) {
            messages.add(
                    language + "typographic quotation marks, dashes or spaces are sent as plain ones, which saves more"
                            + " than half of the parts. Write plain ones to see what phones will show.");
        }
        return messages;
    }
}
