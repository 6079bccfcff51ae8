package org.tocsin.cellbroadcast.sbcap;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tocsin.cellbroadcast.page.Page;

/** Pages as SBc-AP carries them: how many, then each with the octets in use behind it (3GPP TS 23.041 9.4.2.2.5). */
final class ContentCoding {
    static final int MOST_OCTETS = 9600;
    private static final int PAGE_OCTETS = Page.OCTETS + 1;

    private ContentCoding() {}

    static byte[] write(List<Page> pages) {
        if (pages.size() > Page.MOST) {
            throw new IllegalArgumentException(pages.size() + " pages");
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(pages.size());
        for (Page page : pages) {
            content.writeBytes(page.content());
            content.write(page.userLength());
        }
        return content.toByteArray();
    }

    static List<Page> read(byte[] content) throws SbcapFormatException {
        int count = content[0];
        if (count < 1 || count > Page.MOST || content.length != 1 + count * PAGE_OCTETS) {
            throw new SbcapFormatException(content.length + " octets are not the content of " + count + " pages");
        }
        List<Page> pages = new ArrayList<>();
        for (int from = 1; from < content.length; from += PAGE_OCTETS) {
            int used = content[from + Page.OCTETS];
            if (used < 1 || used > Page.OCTETS) {
                throw new SbcapFormatException("a page with " + used + " octets in use");
            }
            pages.add(new Page(Arrays.copyOfRange(content, from, from + Page.OCTETS), used));
        }
        return pages;
    }
}
