package org.tocsin.cellbroadcast.cbc;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.tocsin.cap.sign.Canonicalization;
import org.tocsin.cap.sign.Signer;
import org.tocsin.cap.sign.SigningKey;
import org.tocsin.connector.Settings;
import org.tocsin.connector.tls.TlsSettings;

/**
 * What was agreed with one operator about the way to its cell broadcast centre.
 *
 * @param endpoints one or two addresses, the one liked best first
 * @param tls whom to trust and what certificate to show; empty only when the settings are wrong
 * @param signer empty under {@link SigningRule#NEVER}
 * @param sender who the gateway is in messages of its own
 * @param geocodes whether the centre locates areas that are named by geocodes alone
 * @param ibag only for {@link Form#IBAG}
 * @param linkTestInterval from one test of the link to the next
 * @param requestTimeout the time limit of one delivery, all its messages together
 */
public record CbcConfig(
        List<URI> endpoints,
        Optional<SSLContext> tls,
        Form form,
        SigningRule signing,
        Optional<Signer> signer,
        AcknowledgementRule acknowledgement,
        String sender,
        boolean geocodes,
        Optional<IbagSettings> ibag,
        Duration linkTestInterval,
        Duration requestTimeout,
        Duration connectTimeout) {
    private static final int MOST_ENDPOINTS = 2;

    public CbcConfig {
        endpoints = List.copyOf(endpoints);
    }

    /** Reads the settings of a channel; what is wrong is recorded there. */
    public static CbcConfig from(Settings settings) {
        SigningRule signing = settings.choice("sign", SigningRule.class, SigningRule.UNSIGNED);
        Form form = settings.choice("form", Form.class, Form.CAP);
        return new CbcConfig(
                endpoints(settings),
                TlsSettings.always(settings),
                form,
                signing,
                signer(settings, signing),
                settings.choice("acknowledgement", AcknowledgementRule.class, AcknowledgementRule.STATUS),
                sender(settings),
                form == Form.CAP && settings.flag("geocodes", false),
                form == Form.IBAG ? Optional.of(IbagSettings.from(settings)) : Optional.empty(),
                positive(settings, "link-test-interval", Duration.ofMinutes(1)),
                positive(settings, "request-timeout", Duration.ofSeconds(10)),
                positive(settings, "connect-timeout", Duration.ofSeconds(3)));
    }

    private static List<URI> endpoints(Settings settings) {
        List<URI> endpoints = new ArrayList<>();
        List<String> texts = settings.texts("endpoints");
        for (String text : texts) {
            endpoint(settings, text).ifPresent(endpoints::add);
        }
        if (texts.isEmpty() || texts.size() > MOST_ENDPOINTS) {
            settings.report("endpoints", "One or two addresses of the centre are needed, not " + texts.size() + ".");
        } else if (endpoints.size() != endpoints.stream().distinct().count()) {
            settings.report("endpoints", "Both addresses are the same; leave one out.");
        }
        return endpoints;
    }

    private static Optional<URI> endpoint(Settings settings, String text) {
        try {
            URI address = URI.create(text);
            if ("https".equals(address.getScheme())
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getFragment() == null) {
                return Optional.of(address);
            }
        } catch (IllegalArgumentException e) {
            // Reported below, like everything else that is no such address.
        }
        settings.report("endpoints", "'" + text + "' is no address such as https://cbc.example/alerts.");
        return Optional.empty();
    }

    private static Optional<Signer> signer(Settings settings, SigningRule rule) {
        Canonicalization canonicalization =
                settings.choice("canonicalization", Canonicalization.class, Canonicalization.C14N11);
        if (rule == SigningRule.NEVER) {
            return Optional.empty();
        }
        Path file = settings.file("signing-key");
        String password = settings.secret("signing-key-password");
        if (!Files.isRegularFile(file) || password.isEmpty()) {
            return Optional.empty();
        }
        try {
            SigningKey key = SigningKey.fromPkcs12(Files.readAllBytes(file), password.toCharArray());
            return Optional.of(new Signer(key, Clock.systemUTC(), canonicalization));
        } catch (IOException | IllegalArgumentException e) {
            settings.report("signing-key", "Not usable: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    /** It stands in messages as it is: without white space and the marks of XML, as CAP asks of a sender. */
    private static String sender(Settings settings) {
        String sender = settings.text("sender");
        if (!sender.matches("[^\\s<&,\"]*")) {
            settings.report("sender", "It must be without white space, commas and the characters < & \".");
        }
        return sender;
    }

    private static Duration positive(Settings settings, String key, Duration otherwise) {
        Duration duration = settings.duration(key, otherwise);
        if (duration.toMillis() <= 0) {
            settings.report(key, "Must be longer than 0.");
            return otherwise;
        }
        return duration;
    }
}
