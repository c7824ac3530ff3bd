package vouch.acceptance.documentation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The settings that Vouch and its libraries describe for Spring: those that they bind. */
public final class Metadata {

    private static final List<JsonNode> SETTINGS = read();

    private Metadata() {}

    public static Stream<JsonNode> settings() {
        return SETTINGS.stream();
    }

    private static List<JsonNode> read() {
        try {
            List<JsonNode> settings = new ArrayList<>();
            for (URL metadata : Collections.list(
                    Metadata.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
                try (InputStream json = metadata.openStream()) {
                    JsonMapper.shared().readTree(json).get("properties").forEach(settings::add);
                }
            }
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
