package org.tocsin.cap.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.cap.CapVersion;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ContentModelTest {
    private static final Map<String, String> TYPES = Map.of(
            "alert",
            "Alert",
            "info",
            "Info",
            "resource",
            "Resource",
            "area",
            "Area",
            "eventCode",
            "NamedValue",
            "parameter",
            "NamedValue",
            "geocode",
            "NamedValue");

    @ParameterizedTest
    @EnumSource(CapVersion.class)
    void tableAgreesWithTheSchema(CapVersion version) throws Exception {
        NodeList types = schema(version).getElementsByTagName("xs:complexType");

        assertThat(ContentModel.containers(version)).hasSize(version == CapVersion.V1_0 ? 4 : TYPES.size());
        ContentModel.containers(version).forEach((container, model) -> assertThat(model.children())
                .as(container)
                .isEqualTo(children(types, TYPES.getOrDefault(container, ""))));
    }

    private static Element schema(CapVersion version) throws Exception {
        try (InputStream in = CapSchema.class.getResourceAsStream(CapSchema.file(version))) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        }
    }

    private static List<ContentModel.Child> children(NodeList types, String type) {
        List<ContentModel.Child> children = new ArrayList<>();
        for (int i = 0; i < types.getLength(); i++) {
            Element candidate = (Element) types.item(i);
            if (candidate.getAttribute("name").equals(type)) {
                NodeList elements = candidate.getElementsByTagName("xs:element");
                for (int j = 0; j < elements.getLength(); j++) {
                    Element element = (Element) elements.item(j);
                    children.add(new ContentModel.Child(
                            element.getAttribute("name"),
                            !element.getAttribute("minOccurs").equals("0"),
                            element.getAttribute("maxOccurs").equals("unbounded")));
                }
            }
        }
        return children;
    }
}
