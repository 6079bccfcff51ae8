package org.tocsin.broadcast.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A properties file in UTF-8 beside a class. */
public final class PropertiesFile {
    private PropertiesFile() {}

    /** @throws IllegalStateException when the file is not packed with the class: a fault of the build */
    public static Map<String, String> read(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no " + name + " beside " + owner.getName());
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<String, String> values = new TreeMap<>();
            properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
            return Map.copyOf(values);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name + " beside " + owner.getName(), e);
        }
    }
}
