package vouch.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says, once everything is ready, what to open and try. */
@Component
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger("vouch");

    private final ServletWebServerApplicationContext server;
    private final Settings settings;

    Welcome(ServletWebServerApplicationContext server, Settings settings) {
        this.server = server;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        int port = server.getWebServer().getPort();
        String url = "http://127.0.0.1:" + port;
        LOG.info("Vouch is ready on port {}, its data is in {}.", port, settings.dataDir());
        LOG.info("Open {}/api/orders, or try: curl {}/api/customers", url, url);
        if (settings.demo()) {
            LOG.info("The demo: curl {}/api/orders/demo-rejected", url);
        }
    }
}
