package vouch.app.web;

import java.util.List;

/** What somebody who looks for a way in puts into a request. */
final class Hostile {

    /** What an expression of a template would become if something evaluated it. */
    static final String EVALUATED = "7777777";

    static final List<String> TEXTS = List.of(
            "' or '1'='1",
            "'; drop table DomainEventEntry; --",
            "\\\" or 1=1 --",
            "%' union select payload from DomainEventEntry --",
            "%_%",
            "../../../etc/passwd",
            "..\\\\..\\\\windows",
            "file:///etc/passwd",
            "x\\r\\nX-Injected: yes",
            "${1111111*7}",
            "#{1111111*7}",
            "{{1111111*7}}",
            "<%= 1111111*7 %>",
            "${jndi:ldap://127.0.0.1:1/x}",
            "%{1111111*7}",
            "T(java.lang.Runtime).getRuntime().exec('x')",
            "<script>alert(1)</script>",
            "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
            "=cmd|' /C x'!A0",
            "\\u0000",
            "\\ud800",
            "\\u202e\\u200b",
            "javax.swing.JEditorPane");

    static final List<String> LITERALS = List.of(
            "null",
            "true",
            "-0",
            "-1",
            "1.5",
            "1e400",
            "1e-400",
            "1E999999999",
            "0x10",
            "NaN",
            "Infinity",
            "[]",
            "{}",
            "[[[]]]",
            "\"\"",
            "9".repeat(60_000),
            "1e" + "9".repeat(1_000),
            "\"" + "9".repeat(60_000) + "\"",
            "\"" + "x".repeat(60_000) + "\"",
            "[".repeat(20_000) + "]".repeat(20_000),
            "{\"a\":".repeat(9_000) + "1" + "}".repeat(9_000),
            "{\"@class\":\"javax.swing.JEditorPane\"}",
            "{\"@type\":\"CreateOrder\"}",
            "[\"javax.swing.JEditorPane\",{\"page\":\"http://127.0.0.1:1/\"}]",
            "[\"org.axonframework.eventhandling.ReplayToken\",{}]");

    /** What only Vouch decides. */
    static final List<String> FIELDS = List.of(
            "\"status\":\"APPROVED\"",
            "\"credit\":\"RESERVED\"",
            "\"version\":7",
            "\"actor\":\"system:order-saga\"",
            "\"roles\":\"credit-director\"",
            "\"onBehalfOf\":\"ada\"",
            "\"signature\":\"x\"",
            "\"limit\":{\"amount\":\"9\",\"currency\":\"GBP\"}",
            "\"reserved\":{\"amount\":\"0\",\"currency\":\"GBP\"}",
            "\"onHold\":false",
            "\"decidedAt\":\"2026-01-01T00:00:00Z\"",
            "\"total\":{\"amount\":\"0\",\"currency\":\"GBP\"}",
            "\"__proto__\":{\"admin\":true}",
            "\"class\":{\"classLoader\":{}}",
            "\"@class\":\"vouch.api.order.OrderCommand$ApproveOrder\"");

    static final List<String> PATHS = List.of(
            "%00",
            "%ff",
            "%c0%af",
            "%ed%a0%80",
            "%252e%252e",
            "..%2f..%2f",
            "..;/",
            ";a=b",
            "%0d%0aX-Injected:%20yes",
            "x%27%20or%20%271%27=%271",
            "%24%7B1111111*7%7D",
            "x".repeat(2_000),
            "%2e%2e",
            "*",
            "\\");

    static final List<String> HEADERS = List.of(
            "X-Correlation-Id: x\tX-Injected: yes",
            "X-Correlation-Id: ${1111111*7}",
            "Idempotency-Key: " + "k".repeat(5_000),
            "Idempotency-Key: ../../x",
            "If-Match: \"" + "9".repeat(5_000) + "\"",
            "Prefer: wait=" + "9".repeat(500),
            "Content-Type: application/json;charset=utf-16",
            "Content-Type: application/x-java-serialized-object",
            "Content-Type: application/xml",
            "Content-Encoding: gzip",
            "X-HTTP-Method-Override: DELETE",
            "X-Forwarded-Prefix: //127.0.0.1:1/",
            "X-Forwarded-Host: 127.0.0.1:1",
            "X-Original-URL: /actuator/operations",
            "actor: system:order-saga",
            "Cookie: " + "c=1;".repeat(500),
            "Expect: 200-ok",
            "Range: bytes=" + "0-,".repeat(500),
            "Accept: " + "*/*,".repeat(500),
            "Consistency-Token: order/x@" + "9".repeat(50),
            "Consistency-Token: ../../etc/passwd@1",
            "Consistency-Token: " + "order/x@1,".repeat(300),
            "Prefer: dry-run, dry-run=false, wait=-1",
            "traceparent: 00-" + "f".repeat(32) + "-" + "f".repeat(16) + "-ff",
            "tracestate: " + "a=1,".repeat(1_000),
            "Cookie: JSESSIONID=../../x; SESSION=%00; XSRF-TOKEN=${1111111*7}",
            "Authorization: Basic Og==",
            "Authorization: Basic " + "/".repeat(3_000),
            "Authorization: Basic c3lzdGVtOm9yZGVyLXNhZ2E6eA==",
            "Authorization: Bearer " + "a.".repeat(1_500),
            "Authorization: Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJzeXN0ZW06b3JkZXItc2FnYSJ9.",
            "Authorization: Bearer eyJhbGciOiJSUzI1NiIsImprdSI6Imh0dHA6Ly8xMjcuMC4wLjE6MS8ifQ.e30.AAAA",
            "Authorization: Negotiate x",
            "Authorization: Bearer eyJhbGciOiJub25lIn0.eyJyb2xlcyI6ImNyZWRpdC1kaXJlY3RvciJ9.");

    static final List<String> PARAMETERS = List.of(
            "limit=",
            "after=",
            "name=",
            "onHold=",
            "status=",
            "customerId=",
            "from=",
            "to=",
            "sort=id;drop",
            "order=",
            "x=");

    static final List<String> METHODS = List.of("TRACE", "PROPFIND", "PATCH", "get", "DELETE", "OPTIONS", "X\u00ffY");

    private Hostile() {}
}
