package vouch.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vouch.app.security.SecuritySettings;
import vouch.app.security.SignInWays;
import vouch.app.side.Side;

/** Logs what to open and try, when everything is ready. */
@Component
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger("vouch");

    private final ServletWebServerApplicationContext server;
    private final ObjectProvider<JdbcConnectionDetails> database;
    private final Settings settings;
    private final SecuritySettings security;
    private final SignInWays ways;
    private final boolean encrypted;

    Welcome(
            ServletWebServerApplicationContext server,
            ObjectProvider<JdbcConnectionDetails> database,
            Settings settings,
            SecuritySettings security,
            SignInWays ways,
            ServerProperties properties) {
        this.server = server;
        this.database = database;
        this.settings = settings;
        this.security = security;
        this.ways = ways;
        this.encrypted = Ssl.isEnabled(properties.getSsl());
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        int port = server.getWebServer().getPort();
        LOG.info("Vouch is ready on port {}, with its sides {}.", port, settings.sides());
        database.ifAvailable(
                tables -> LOG.info("Its data is in {}.", tables.getJdbcUrl().split("[;?]")[0]));
        if (settings.sides().contains(Side.QUERY)) {
            String url = (encrypted ? "https" : "http") + "://127.0.0.1:" + port
                    + server.getServletContext().getContextPath();
            String first = settings.sides().contains(Side.CONSOLE) ? "/" : "/api/orders";
            if (security.open()) {
                LOG.info("Open {}{}, or try: curl {}/api/customers", url, first, url);
            } else {
                LOG.info("Sign in at {}/", url);
            }
            if (settings.demo() && ways.local()) {
                LOG.info(
                        "The demo: curl {}{}/api/orders/demo-rejected",
                        security.open() ? "" : "-u clerk:PASSWORD ",
                        url);
            }
        }
    }
}
