package org.tocsin.cellbroadcast.page;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads pages back for people: what a phone would show, without padding and language prefix (3GPP TS 23.038, 23.041). */
public final class PageText {
    private static final int SEPTETS = 93;
    private static final int GSM7_PREFIXED = 0x10;
    private static final int UCS2_PREFIXED = 0x11;
    private static final int UCS2_ANY_LANGUAGE = 0x48;
    private static final int LETTERS_AND_RETURN = 3;
    private static final Map<Integer, Character> BASIC = new HashMap<>();
    private static final Map<Integer, Character> EXTENDED = new HashMap<>();

    static {
        for (int character = 0; character < Character.MIN_SURROGATE; character++) {
            if (Gsm7.canEncode(Character.toString(character))) {
                byte[] septets = Gsm7.septets((char) character);
                (septets.length == 1 ? BASIC : EXTENDED).put((int) septets[septets.length - 1], (char) character);
            }
        }
    }

    private PageText() {}

    /** @param codingScheme the octet on the wire; one that no message of ours has is read as GSM 7-bit */
    public static String of(int codingScheme, List<Page> pages) {
        StringBuilder text = new StringBuilder();
        pages.forEach(page -> text.append(of(codingScheme, page).replaceAll("\r+$", "")));
        return text.toString();
    }

    private static String of(int codingScheme, Page page) {
        byte[] content = page.content();
        return switch (codingScheme) {
            case UCS2_PREFIXED -> new String(content, 2, Page.OCTETS - 2, StandardCharsets.UTF_16BE);
            case UCS2_ANY_LANGUAGE -> new String(content, StandardCharsets.UTF_16BE);
            case GSM7_PREFIXED -> gsm7(content, LETTERS_AND_RETURN);
            default -> gsm7(content, 0);
        };
    }

    private static String gsm7(byte[] content, int from) {
        StringBuilder text = new StringBuilder();
        boolean extended = false;
        for (int i = from; i < SEPTETS; i++) {
            int septet = septet(content, i);
            if (septet == Gsm7.ESCAPE) {
                extended = true;
            } else {
                text.append((extended ? EXTENDED : BASIC).getOrDefault(septet, '\ufffd'));
                extended = false;
            }
        }
        return text.toString();
    }

    private static int septet(byte[] content, int number) {
        int bit = number * 7;
        int low = (content[bit / 8] & 0xff) >> (bit % 8);
        int high = bit / 8 + 1 < content.length ? (content[bit / 8 + 1] & 0xff) << (8 - bit % 8) : 0;
        return (low | high) & 0x7f;
    }
}
