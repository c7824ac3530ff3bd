package vouch.notices;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Sends requests to receivers, which may be slow, wrong or hostile. A request takes at most {@link #LONGEST}. No
 * redirect is followed, no cookie is kept, and no proxy is used. Each request has a connection of its own, to an address
 * that {@link PublicAddresses} has just checked, unless a setting lists the receiver.
 */
@Component
class Receivers implements AutoCloseable {

    /** From the first byte that is sent to the last one that is received. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Timeout CONNECT = Timeout.ofSeconds(5);

    private final ReceiverRule rule;
    private final Duration longest;
    private final CloseableHttpClient guarded;
    private final CloseableHttpClient listed;
    private final ScheduledThreadPoolExecutor limit;

    @Autowired
    Receivers(ReceiverRule rule, PublicAddresses addresses) {
        this(rule, addresses, LONGEST);
    }

    Receivers(ReceiverRule rule, PublicAddresses addresses, Duration longest) {
        this.rule = rule;
        this.longest = longest;
        this.guarded = client(addresses, longest);
        this.listed = client(SystemDefaultDnsResolver.INSTANCE, longest);
        this.limit = new ScheduledThreadPoolExecutor(1, new CustomizableThreadFactory("notices-limit-"));
        limit.setRemoveOnCancelPolicy(true);
    }

    private static CloseableHttpClient client(DnsResolver names, Duration longest) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setMaxConnTotal(Sender.MOST_LANES)
                        .setMaxConnPerRoute(Sender.MOST_LANES)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(Timeout.of(longest))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(longest))
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("Vouch")
                // A receiver may have closed a kept connection. And each request goes to an address that was just
                // checked.
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /**
     * Sends a request with a JSON body, and returns the status of the answer.
     *
     * @throws IOException when there is no answer in time
     * @throws vouch.api.BusinessError.Refusal when nothing may be sent to this address any more
     */
    int post(String url, String body, Map<String, String> headers) throws IOException {
        URI receiver = rule.parse(url);
        HttpPost request = new HttpPost(receiver);
        headers.forEach(request::setHeader);
        request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8)));
        // The time-outs of the client begin anew with each byte of the answer.
        ScheduledFuture<?> end = limit.schedule(request::cancel, longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return (rule.isListed(receiver) ? listed : guarded).execute(request, answer -> answer.getCode());
        } finally {
            end.cancel(false);
        }
    }

    @Override
    public void close() throws IOException {
        limit.shutdownNow();
        guarded.close();
        listed.close();
    }
}
