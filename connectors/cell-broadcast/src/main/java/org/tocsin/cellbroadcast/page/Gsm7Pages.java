package org.tocsin.cellbroadcast.page;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a text of the GSM 7-bit alphabet into pages of 93 septets, filled with CR (3GPP TS 23.038 5 and 6.1.2.2.1). Receivers
 * decode each page alone, so the language prefix stands on every page and an escape pair never crosses a page border.
 */
final class Gsm7Pages {
    private static final int SEPTETS = 93;

    private final byte[] prefix;
    private final List<Page> pages = new ArrayList<>();
    private final ByteArrayOutputStream page = new ByteArrayOutputStream();

    /** @param language two letters to stand on every page, or empty for none */
    Gsm7Pages(String language) {
        prefix = language.isEmpty() ? new byte[0] : septets(language + "\r");
    }

    List<Page> cut(String text) {
        begin();
        for (int i = 0; i < text.length(); i++) {
            byte[] septets = Gsm7.septets(text.charAt(i));
            if (page.size() + septets.length > SEPTETS) {
                finish();
                begin();
            }
            page.writeBytes(septets);
        }
        finish();
        return pages;
    }

    private void begin() {
        page.reset();
        page.writeBytes(prefix);
    }

    private void finish() {
        int used = page.size();
        byte[] septets = Arrays.copyOf(page.toByteArray(), SEPTETS);
        Arrays.fill(septets, used, SEPTETS, (byte) Gsm7.CARRIAGE_RETURN);
        pages.add(new Page(Gsm7.pack(septets), Gsm7.octetsFor(used)));
    }

    private static byte[] septets(String text) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        text.chars().forEach(c -> all.writeBytes(Gsm7.septets((char) c)));
        return all.toByteArray();
    }
}
