package org.tocsin.cap.sign;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tocsin.cap.MessageTree;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A message with its signatures. The tree belongs to one thread. */
final class SignedMessage {
    private static final Set<String> ID_NAMES = Set.of("Id", "ID", "id", "xml:id");

    private final Document document;
    private final Element root;
    private final List<Element> signatures;
    private final List<Element> misplaced;
    private final List<Element> interruptedLeaves;

    SignedMessage(MessageTree tree) {
        document = tree.document();
        root = document.getDocumentElement();
        interruptedLeaves = tree.interruptedLeaves();
        signatures = Dsig.children(root, "Signature");
        misplaced = new ArrayList<>();
        NodeList anywhere = document.getElementsByTagNameNS(Dsig.NAMESPACE, "Signature");
        for (int i = 0; anywhere.item(i) instanceof Element element; i++) {
            if (element.getParentNode() != root) {
                misplaced.add(element);
            }
        }
    }

    /** Those that stand directly in the root. */
    List<Element> signatures() {
        return signatures;
    }

    List<Element> misplaced() {
        return misplaced;
    }

    List<Element> interruptedLeaves() {
        return interruptedLeaves;
    }

    /** A second alert anywhere in the message: one of the two would be signed and the other believed. */
    boolean holdsSecondAlert() {
        return document.getElementsByTagNameNS("*", root.getLocalName()).getLength() > 1;
    }

    /** Whether {@code #name} means the root, and no other element claims the name. */
    boolean isIdOfRootAlone(String uri) {
        if (!uri.startsWith("#") || uri.length() < 2 || !bears(root, uri.substring(1))) {
            return false;
        }
        NodeList all = document.getElementsByTagName("*");
        int bearers = 0;
        for (int i = 0; all.item(i) instanceof Element element; i++) {
            bearers += bears(element, uri.substring(1)) ? 1 : 0;
        }
        return bearers == 1;
    }

    /**
     * One signature in the message as it may have been when it was made: as it is now, before those behind it came, before
     * those in front of it came, and alone. All but the first are copies, each made when it is asked for.
     */
    Stream<Element> occasions(Element signature) {
        int at = signatures.indexOf(signature);
        List<Integer> before = IntStream.range(0, at).boxed().toList();
        List<Integer> behind =
                IntStream.range(at + 1, signatures.size()).boxed().toList();
        List<Integer> others = Stream.of(before, behind).flatMap(List::stream).toList();
        return Stream.of(List.<Integer>of(), behind, before, others).distinct().map(absent -> without(absent, at));
    }

    private Element without(List<Integer> absent, int at) {
        Document tree = absent.isEmpty() ? document : (Document) document.cloneNode(true);
        Element alert = tree.getDocumentElement();
        // A reference by name finds only what is marked as a name.
        ID_NAMES.stream().filter(alert::hasAttribute).forEach(name -> alert.setIdAttribute(name, true));
        List<Element> all = Dsig.children(alert, "Signature");
        absent.forEach(i -> alert.removeChild(all.get(i)));
        return all.get(at);
    }

    private static boolean bears(Element element, String id) {
        return ID_NAMES.stream().anyMatch(name -> {
            Attr attribute = element.getAttributeNode(name);
            return attribute != null && attribute.getValue().equals(id);
        });
    }
}
