package vouch.acceptance.documentation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import vouch.app.Application;

/** Vouch as a reader of the documents starts it: with the demo set, on a free port and a new data folder. One for all. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vouch.data-dir=target/test-data/${random.uuid}", "vouch.security.open=true"})
@interface DocumentedVouch {}
