package org.tocsin.cap.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tocsin.cap.Area;
import org.tocsin.cap.CapVersion;
import org.tocsin.cap.Category;
import org.tocsin.cap.Certainty;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Info;
import org.tocsin.cap.Resource;
import org.tocsin.cap.ResponseType;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Urgency;
import org.tocsin.cap.xml.binding.InfoElement;
import org.tocsin.cap.xml.binding.ResourceElement;

/** From the binding of one info block to its record. */
final class InfoConversion {
    private final Texts texts;
    private final Notes notes;
    private final NamedValues namedValues;
    private final AreaConversion areas;

    InfoConversion(Texts texts) {
        this.texts = texts;
        this.notes = texts.notes();
        this.namedValues = new NamedValues(texts);
        this.areas = new AreaConversion(texts, namedValues);
    }

    Info info(InfoElement element, String path) {
        return new Info(
                Texts.text(element.getLanguage()).orElse(Info.DEFAULT_LANGUAGE),
                categories(element.getCategory(), path),
                texts.required(element.getEvent(), path + "/event"),
                choices(element.getResponseType(), path + "/responseType", ResponseType::of),
                texts.choice(element.getUrgency(), path + "/urgency", Urgency::of)
                        .orElse(Urgency.UNKNOWN),
                texts.choice(element.getSeverity(), path + "/severity", Severity::of)
                        .orElse(Severity.UNKNOWN),
                certainty(element.getCertainty(), path + "/certainty"),
                Texts.text(element.getAudience()),
                namedValues.of(element.getEventCode(), path + "/eventCode"),
                texts.time(element.getEffective(), path + "/effective"),
                texts.time(element.getOnset(), path + "/onset"),
                texts.time(element.getExpires(), path + "/expires"),
                Texts.text(element.getSenderName()),
                Texts.text(element.getHeadline()),
                Texts.text(element.getDescription()),
                Texts.text(element.getInstruction()),
                Texts.text(element.getWeb()),
                Texts.text(element.getContact()),
                namedValues.of(element.getParameter(), path + "/parameter"),
                resources(element.getResource(), path),
                areas(element, path));
    }

    private List<Category> categories(List<String> elements, String path) {
        if (elements.isEmpty() && notes.version() != CapVersion.V1_0) {
            notes.unread(path + "/category");
        }
        return choices(elements, path + "/category", Category::of);
    }

    private <E> List<E> choices(List<String> elements, String path, Function<String, E> named) {
        List<E> choices = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            texts.choice(elements.get(i), path + "[" + (i + 1) + "]", named).ifPresent(choices::add);
        }
        return choices;
    }

    private Certainty certainty(@Nullable String text, String path) {
        if (notes.version() != CapVersion.V1_0 || !"Very Likely".equals(text)) {
            return texts.choice(text, path, Certainty::of).orElse(Certainty.UNKNOWN);
        }
        notes.assumed(
                Finding.Level.INFORMATION,
                "VERSION-01",
                path,
                "The certainty Very Likely of CAP 1.0 is read as Likely; CAP 1.2 knows Observed and Likely.");
        return Certainty.LIKELY;
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
                texts.required(element.getResourceDesc(), path + "/resourceDesc"),
                mimeType(element, path),
                texts.integer(element.getSize(), path + "/size"),
                Texts.text(element.getUri()),
                Texts.text(element.getDerefUri()),
                Texts.text(element.getDigest()));
    }

    private String mimeType(ResourceElement element, String path) {
        Optional<String> written = Optional.ofNullable(element.getMimeType());
        if (written.isPresent()) {
            return texts.trimmed(written.get(), path + "/mimeType");
        }
        if (notes.isOlder()) {
            notes.assumed(
                    Finding.Level.INFORMATION,
                    "VERSION-01",
                    path,
                    "The resource has no mimeType, which CAP " + notes.version().text()
                            + " allows; it is taken for application/octet-stream. Give mimeType.");
        } else {
            notes.unread(path + "/mimeType");
        }
        return "application/octet-stream";
    }

    private List<Area> areas(InfoElement element, String path) {
        List<Area> converted = new ArrayList<>();
        for (int i = 0; i < element.getArea().size(); i++) {
            converted.add(areas.area(element.getArea().get(i), path + "/area[" + (i + 1) + "]"));
        }
        return converted;
    }
}
