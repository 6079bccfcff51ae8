package org.tocsin.cap.xml;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.cap.Area;
import org.tocsin.cap.Category;
import org.tocsin.cap.Certainty;
import org.tocsin.cap.Info;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.Resource;
import org.tocsin.cap.ResponseType;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Urgency;
import org.tocsin.cap.xml.binding.InfoElement;
import org.tocsin.cap.xml.binding.NamedValueElement;
import org.tocsin.cap.xml.binding.ResourceElement;

/** From the binding of one info block to its record. */
final class InfoConversion {
    private final Texts texts;
    private final AreaConversion areas;

    InfoConversion(Texts texts) {
        this.texts = texts;
        this.areas = new AreaConversion(texts);
    }

    Info info(InfoElement element, String path) {
        return new Info(
                Texts.text(element.getLanguage()).orElse(Info.DEFAULT_LANGUAGE),
                element.getCategory().stream().map(Category::of).toList(),
                element.getEvent(),
                element.getResponseType().stream().map(ResponseType::of).toList(),
                Urgency.of(element.getUrgency()),
                Severity.of(element.getSeverity()),
                Certainty.of(element.getCertainty()),
                Texts.text(element.getAudience()),
                namedValues(element.getEventCode()),
                texts.time(element.getEffective(), path + "/effective"),
                texts.time(element.getOnset(), path + "/onset"),
                texts.time(element.getExpires(), path + "/expires"),
                Texts.text(element.getSenderName()),
                Texts.text(element.getHeadline()),
                Texts.text(element.getDescription()),
                Texts.text(element.getInstruction()),
                Texts.text(element.getWeb()),
                Texts.text(element.getContact()),
                namedValues(element.getParameter()),
                resources(element.getResource(), path),
                areas(element, path));
    }

    private List<Resource> resources(List<ResourceElement> elements, String path) {
        List<Resource> resources = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            resources.add(resource(elements.get(i), path + "/resource[" + (i + 1) + "]"));
        }
        return resources;
    }

    private Resource resource(ResourceElement element, String path) {
        return new Resource(
                element.getResourceDesc(),
                element.getMimeType(),
                texts.integer(element.getSize(), path + "/size"),
                Texts.text(element.getUri()),
                Texts.text(element.getDerefUri()),
                Texts.text(element.getDigest()));
    }

    private List<Area> areas(InfoElement element, String path) {
        List<Area> converted = new ArrayList<>();
        for (int i = 0; i < element.getArea().size(); i++) {
            converted.add(areas.area(element.getArea().get(i), path + "/area[" + (i + 1) + "]"));
        }
        return converted;
    }

    static List<NamedValue> namedValues(List<NamedValueElement> elements) {
        return elements.stream()
                .map(e -> new NamedValue(e.getValueName(), e.getValue()))
                .toList();
    }
}
