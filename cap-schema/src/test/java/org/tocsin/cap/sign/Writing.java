package org.tocsin.cap.sign;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.tocsin.cap.Fixtures;

/** One message in the forms that travel: the same to a reader, other bytes. */
enum Writing {
    PRETTY(StandardCharsets.UTF_8, ""),
    ON_ONE_LINE(StandardCharsets.UTF_8, ""),
    CRLF(StandardCharsets.UTF_8, ""),
    BYTE_ORDER_MARK(StandardCharsets.UTF_8, "\uFEFF"),
    WITHOUT_DECLARATION(StandardCharsets.UTF_8, ""),
    UTF_16_BIG(StandardCharsets.UTF_16BE, "\uFEFF"),
    UTF_16_LITTLE(StandardCharsets.UTF_16LE, "\uFEFF"),
    WITH_EPILOGUE(StandardCharsets.UTF_8, ""),
    WITH_PREFIX(StandardCharsets.UTF_8, ""),
    OTHER_SCRIPTS(StandardCharsets.UTF_8, "");

    private final Charset charset;
    private final String mark;

    Writing(Charset charset, String mark) {
        this.charset = charset;
        this.mark = mark;
    }

    byte[] of(String fixture) {
        return bytes(text(fixture));
    }

    /** With an empty signature for another program to fill in. */
    byte[] withTemplate(String fixture, String method) {
        String text = text(fixture);
        int end = RootEnd.of(text).orElseThrow();
        return bytes(text.substring(0, end) + template(method) + text.substring(end));
    }

    Charset charset() {
        return charset;
    }

    private String text(String fixture) {
        return rewritten(new String(Fixtures.bytes(fixture), StandardCharsets.UTF_8));
    }

    private String rewritten(String text) {
        return switch (this) {
            case PRETTY, BYTE_ORDER_MARK -> text;
            case ON_ONE_LINE -> text.replaceAll(">\\s+<", "><");
            case CRLF -> text.replace("\n", "\r\n");
            case WITHOUT_DECLARATION -> text.substring(text.indexOf("<alert"));
            case UTF_16_BIG, UTF_16_LITTLE -> text.replace("UTF-8", "UTF-16");
            case WITH_EPILOGUE -> text + "\n<!-- </alert> -->\n<?seen </alert>?>\n";
            case WITH_PREFIX -> text.replaceAll("<(/?)(?=[a-zA-Z])", "<$1cap:").replace("xmlns=", "xmlns:cap=");
            case OTHER_SCRIPTS ->
                text.replace(
                        "Leave the valley", "\u0627\u062a\u0631\u0643 &#x4E00;&amp;&lt; \uD83C\uDF0A<![CDATA[<&>]]>");
        };
    }

    private byte[] bytes(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(mark.getBytes(charset));
        out.writeBytes(text.getBytes(charset));
        return out.toByteArray();
    }

    private static String template(String method) {
        return """
                <ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
                  <ds:SignedInfo>
                    <ds:CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>
                    <ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#%s"/>
                    <ds:Reference URI="">
                      <ds:Transforms>
                        <ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>
                        <ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>
                      </ds:Transforms>
                      <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>
                      <ds:DigestValue/>
                    </ds:Reference>
                  </ds:SignedInfo>
                  <ds:SignatureValue/>
                  <ds:KeyInfo><ds:X509Data/></ds:KeyInfo>
                </ds:Signature>
                """
                .formatted(method);
    }
}
