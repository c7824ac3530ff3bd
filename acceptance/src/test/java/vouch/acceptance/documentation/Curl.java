package vouch.acceptance.documentation;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A {@code curl} command, as far as the documents use it: another option is an error. */
record Curl(String method, String url, Map<String, String> headers, String body) {

    private static final String AS_WRITTEN = "http://127.0.0.1:8080";

    static Curl of(String command) {
        List<String> words = Shell.words(command);
        String method = null;
        String url = null;
        String body = "";
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < words.size(); i++) {
            switch (words.get(i)) {
                case "-u" -> headers.put("Authorization", Http.basic(words.get(++i)));
                case "-X" -> method = words.get(++i);
                case "-H" ->
                    headers.put(words.get(++i).split(": ")[0], words.get(i).split(": ")[1]);
                case "-d" -> body = words.get(++i);
                default -> {
                    if (url != null || !words.get(i).startsWith(AS_WRITTEN)) {
                        throw new AssertionError("This test does not know " + words.get(i) + " in " + command);
                    }
                    url = words.get(i);
                }
            }
        }
        return new Curl(method == null ? body.isEmpty() ? "GET" : "POST" : method, url, headers, body);
    }

    HttpResponse<String> run(int port) {
        return Http.send(method, url.replace(AS_WRITTEN, "http://127.0.0.1:" + port), headers, body);
    }

    boolean changesNothing() {
        return method.equals("GET");
    }
}
