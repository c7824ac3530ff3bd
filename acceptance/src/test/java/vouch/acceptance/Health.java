package vouch.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Whether Vouch says that it is ready. */
final class Health {

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest request;

    Health(URI url) {
        this.request = HttpRequest.newBuilder(url.resolve("/actuator/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    boolean isUp() throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200
                    && JsonMapper.shared()
                            .readTree(answer.body())
                            .path("status")
                            .asString("")
                            .equals("UP");
        } catch (IOException | JacksonException e) {
            // Not listening yet, or somebody else's page.
            return false;
        }
    }
}
