package vouch.app.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** The whole product, into which nobody gets without a sign-in. Test classes share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vouch.data-dir=target/test-data/${random.uuid}",
            "vouch.demo=false",
            "vouch.security.operator-password=" + SignInRequired.PASSWORD,
            "vouch.security.roles-claim=realm_access.roles"
        })
@interface SignInRequired {

    /** Of the user {@code operator}. */
    String PASSWORD = "open sesame for tests";
}
