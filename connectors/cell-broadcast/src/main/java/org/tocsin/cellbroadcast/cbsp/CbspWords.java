package org.tocsin.cellbroadcast.cbsp;

import java.util.regex.Pattern;
import org.tocsin.cellbroadcast.page.PageText;

/** A message in words, for the operators of a link. */
final class CbspWords {
    /** The octets of a page stand beside the words anyway. */
    private static final Pattern PAGE_OCTETS = Pattern.compile("Page\\[(\\d+), [0-9a-f]+\\]");

    private CbspWords() {}

    /** Never throws: what cannot be decoded says so. */
    static String of(CbspCodec codec, byte[] octets) {
        try {
            CbspMessage message = codec.decode(octets);
            String words = PAGE_OCTETS.matcher(message.toString()).replaceAll("page of $1 octets");
            return message instanceof CbspMessage.WriteReplace write
                    ? words + " text=\"" + PageText.of(write.dataCodingScheme(), write.pages()) + "\""
                    : words;
        } catch (CbspFormatException e) {
            return "not understood: " + e.getMessage();
        }
    }
}
