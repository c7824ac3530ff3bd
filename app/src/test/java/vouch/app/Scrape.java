package vouch.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;

/** What a running Vouch shows Prometheus: the value of each series, {@code name{tag="value"}}. */
record Scrape(HttpResponse<String> answer) {

    /** As Prometheus 2.53 asks. */
    private static final String ACCEPT = "application/openmetrics-text;version=1.0.0;q=0.5,"
            + "application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2";

    static Scrape of(int port) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
                .header("Accept", ACCEPT)
                .build();
        try {
            return new Scrape(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** 0 when there is no such series yet. */
    double value(String series) {
        return Double.parseDouble(series().getOrDefault(series, "0"));
    }

    Map<String, String> series() {
        return answer.body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toMap(
                        Scrape::name,
                        line -> line.substring(name(line).length() + 1).split(" ")[0]));
    }

    private static String name(String line) {
        int tags = line.lastIndexOf("} ");
        return line.substring(0, tags < 0 ? line.indexOf(' ') : tags + 1);
    }
}
