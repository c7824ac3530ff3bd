package vouch.app.web;

import java.util.List;
import java.util.stream.Stream;

/** What no request should be made of, and what clients make requests of. */
final class Malformed {

    static final List<String> HEADERS = Stream.of(
                    headers(
                            "Content-Type",
                            "*/*",
                            "application/*",
                            "application/*+json",
                            "garbage",
                            ";;",
                            "application/json;charset=klingon",
                            "application/json;charset=\"",
                            "multipart/form-data",
                            "multipart/form-data; boundary=x",
                            "application/x-www-form-urlencoded"),
                    headers(
                            "Accept",
                            "garbage",
                            "/",
                            ";;",
                            "*/",
                            "text/html",
                            "application/json;q=x",
                            "application/json;charset=klingon"),
                    headers("Prefer", "wait=\"", "=,;\"", "wait=9999999999999999999999"),
                    headers("Idempotency-Key", "", " ", "x".repeat(300)),
                    headers("X-Correlation-Id", "a b", "x".repeat(300)),
                    headers("traceparent", "x"),
                    headers("Accept-Language", ";;;", "x".repeat(300)),
                    headers("Accept-Charset", ";"),
                    headers("Accept-Encoding", ";"),
                    headers("If-Match", "\"", "x"),
                    headers("If-None-Match", "\"", "x"),
                    headers("If-Modified-Since", "x"),
                    headers("If-Unmodified-Since", "x"),
                    headers("Range", "bytes=x"),
                    headers("Cookie", "=;="),
                    headers("Origin", "a b"),
                    headers("Access-Control-Request-Method", "x"),
                    headers("Forwarded", ";;=\""),
                    headers("X-Forwarded-For", ";"),
                    headers("X-Forwarded-Host", "a b"),
                    headers("X-Forwarded-Port", "x"),
                    headers("X-Forwarded-Prefix", "a {b}"),
                    headers("Expect", "x"),
                    headers("Host", "a b", "a:99999999"),
                    headers("Upgrade", "x"),
                    headers("Content-Length", "x", "-1", "99999999999999999999"),
                    headers("Transfer-Encoding", "x", "chunked"),
                    headers("X-HTTP-Method-Override", "x"),
                    headers("A header", "x"))
            .flatMap(all -> all)
            .toList();

    static final List<String> QUERIES = List.of("=", "%", "x=%zz", "%ff=1", "x=%ff", "&&=&", "x=%ed%a0%80", "x={}");

    /** Of any parameter. */
    static final List<String> VALUES = List.of(
            "",
            "%00",
            "%ff",
            "-1",
            "99999999999999999999",
            "PT9223372036854775807S",
            "-PT9223372036854775807S",
            "%2B999999999-12-31T23:59:59.999999999Z",
            "%2B999999999-12-31T23:59:59.999999999Z~x",
            "%F0%9F%92%A9",
            "x".repeat(1_200));

    /** Instead of an id in a path. */
    static final List<String> IDS = List.of(
            "%00",
            "%ff",
            "%zz",
            "%ed%a0%80",
            "%F0%9F%92%A9",
            "a%20b",
            "a%2Fb",
            "%2e%2e",
            "..",
            "a;b=c",
            "<",
            "x".repeat(1_200));

    static final List<String> BODIES = List.of(
            "{",
            "[]",
            "null",
            "5",
            "\"x\"",
            "{}{}",
            "\u00ff",
            "[".repeat(20_000),
            "{\"reason\":5}",
            "{\"reason\":[\"x\"]}",
            "{\"reason\":{\"a\":1}}",
            "{\"reason\":\"\\u0000\"}",
            "{\"reason\":\"\\ud800\"}",
            "{\"reason\":\"" + "x".repeat(1_200) + "\"}",
            "{\"reason\":\"x\",\"sequence\":\"\\u0000\"}",
            "{\"reason\":\"x\",\"sequence\":\"" + "x".repeat(1_200) + "\"}",
            "{\"reason\":\"x\",\"error\":\"\\u0000\"}",
            "{\"reason\":\"x\",\"error\":\"\\ud800\"}",
            "{\"reason\":\"x\",\"segment\":\"\\u0000\"}",
            "{\"reason\":\"x\",\"id\":\"\\u0000\"}",
            "{\"reason\":\"x\",\"group\":\"\\u0000\"}",
            "{\"reason\":\"x\",\"operation\":\"\\u0000\"}");

    private Malformed() {}

    private static Stream<String> headers(String name, String... values) {
        return Stream.of(values).map(value -> name + ": " + value);
    }
}
