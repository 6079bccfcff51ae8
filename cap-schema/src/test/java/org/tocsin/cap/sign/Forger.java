package org.tocsin.cap.sign;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.transforms.Transforms;
import org.tocsin.cap.CapXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Signs with another library's hand, and in every way a signature must not be made; the cryptography is always right. */
final class Forger {
    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    static final String INCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    static {
        Init.init();
    }

    private final Identity identity;
    private Key key;
    private String method = RSA_SHA256;
    private String canonicalization = INCLUSIVE;
    private String digest = SHA256;
    private List<String> transforms = List.of(ENVELOPED, INCLUSIVE);
    private List<String> references = List.of("");
    private Optional<String> parent = Optional.empty();
    private Optional<Identity> named;
    private boolean bareKey;

    Forger(Identity identity) {
        this.identity = identity;
        this.key = identity.key();
        this.named = Optional.of(identity);
    }

    Forger method(String value) {
        method = value;
        return this;
    }

    Forger key(Key value) {
        key = value;
        return this;
    }

    Forger canonicalization(String value) {
        canonicalization = value;
        return this;
    }

    Forger digest(String value) {
        digest = value;
        return this;
    }

    Forger transforms(String... values) {
        transforms = List.of(values);
        return this;
    }

    Forger references(String... values) {
        references = List.of(values);
        return this;
    }

    /** The element to stand in, by its local name, instead of the root. */
    Forger inside(String name) {
        parent = Optional.of(name);
        return this;
    }

    /** The certificate to show instead of the signer's own. */
    Forger naming(Identity other) {
        named = Optional.of(other);
        return this;
    }

    Forger namingNobody() {
        named = Optional.empty();
        return this;
    }

    Forger namingBareKey() {
        bareKey = true;
        return this;
    }

    byte[] sign(byte[] xml) {
        Document document = CapXml.tree(xml).orElseThrow().document();
        markIds(document.getDocumentElement());
        try {
            XMLSignature signature = new XMLSignature(document, "", method, canonicalization);
            place(document).appendChild(signature.getElement());
            for (String uri : references) {
                Transforms chain = new Transforms(document);
                for (String transform : transforms) {
                    chain.addTransform(transform);
                }
                signature.addDocument(uri, chain, digest);
            }
            if (bareKey) {
                signature.addKeyInfo(identity.certificate().getPublicKey());
            } else if (named.isPresent()) {
                signature.addKeyInfo(named.get().certificate());
            }
            signature.sign(key);
            return bytes(document);
        } catch (XMLSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] bytes(Document document) throws XMLSecurityException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Canonicalizer.getInstance(INCLUSIVE).canonicalizeSubtree(document, out);
        return out.toByteArray();
    }

    static byte[] changed(byte[] xml, String what, String with) {
        String text = new String(xml, StandardCharsets.UTF_8);
        if (!text.contains(what)) {
            throw new AssertionError("nothing to change: " + what);
        }
        return text.replace(what, with).getBytes(StandardCharsets.UTF_8);
    }

    private Element place(Document document) {
        return parent.map(name ->
                        (Element) document.getElementsByTagNameNS("*", name).item(0))
                .orElse(document.getDocumentElement());
    }

    private static void markIds(Element element) {
        if (element.hasAttribute("Id")) {
            element.setIdAttribute("Id", true);
        }
        List<Element> children = new ArrayList<>(Dsig.children(element));
        children.forEach(Forger::markIds);
    }
}
