package vouch.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * The whole product on a free port and a new data folder, without the demo. Test classes share one. It waits long for a
 * request, because it would give a client up that stands still as long as its machine does.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vouch.data-dir=target/test-data/${random.uuid}",
            "vouch.demo=false",
            "vouch.security.open=true",
            "server.tomcat.connection-timeout=30s"
        })
public @interface VouchTest {}
