package org.tocsin.gateway.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tocsin.cap.sign.SigningKey;
import org.tocsin.route.plan.YamlMap;

/** The {@code signing} of gateway.yaml: the key that this gateway signs what it publishes with. */
final class SigningConfig {
    private SigningConfig() {}

    /** Empty when nothing is signed, or the key cannot be used, which the document has been told. */
    static Optional<SigningKey> read(YamlMap root) {
        if (!root.has("signing")) {
            return Optional.empty();
        }
        YamlMap map = root.map("signing");
        Path folder = root.directory();
        Optional<String> password = map.optionalText("password-file");
        String store = map.text("key-store");
        Optional<SigningKey> key = store.isEmpty()
                ? Optional.empty()
                : map.value(
                        "key-store",
                        Optional.empty(),
                        name -> Optional.of(key(folder.resolve(name), password.map(folder::resolve))));
        map.finish();
        return key;
    }

    private static SigningKey key(Path store, Optional<Path> passwordFile) {
        String password = passwordFile.map(SigningConfig::firstLine).orElse("");
        try {
            return SigningKey.fromPkcs12(Files.readAllBytes(store), password.toCharArray());
        } catch (IOException e) {
            throw new IllegalArgumentException("the file '" + store + "' cannot be read", e);
        }
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1)
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new IllegalArgumentException("the file '" + file + "' of its password cannot be read", e);
        }
    }
}
