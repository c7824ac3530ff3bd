package vouch.engine.library;

import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** An application as others have it: Axon, two small aggregates and two projections. It does not know the engine. */
@SpringBootApplication
public class Library {

    /** Jackson reads a replay token only when it is told that it may (Axon issue 4160). */
    @Bean
    @Primary
    Serializer serializer() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(
                        json -> json.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                                .allowIfSubType("org.axonframework.")
                                .build()))
                .build();
    }

    static ConfigurableApplicationContext start(String... settings) {
        return with().run(settings);
    }

    /** The library, and what a test adds to it. */
    static SpringApplicationBuilder with(Class<?>... more) {
        return new SpringApplicationBuilder(Library.class)
                .sources(more)
                // Others have an application.yml of their own on the class path of their tests.
                .properties("spring.config.name=library");
    }
}
