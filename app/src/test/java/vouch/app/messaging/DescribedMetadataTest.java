package vouch.app.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.Actor;
import vouch.api.Role;

/** The description of the events (AsyncAPI) names the metadata that every event has. */
class DescribedMetadataTest {

    @Test
    void namesWhatACommandPassesOnToItsEvents() {
        JsonNode metadata = described().at("/components/schemas/Metadata");

        assertThat(metadata.get("required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(passedOn(Actor.nobody()));
        assertThat(metadata.get("properties").propertyNames())
                .as("and what a trace adds")
                .containsAll(passedOn(new Actor("shop", Set.of(Role.CLERK), "ada")));
    }

    private static Set<String> passedOn(Actor actor) {
        var command = GenericCommandMessage.asCommandMessage("any").andMetaData(actor.metaData());
        return new MessageOrigin(() -> actor, null).correlationDataFor(command).keySet();
    }

    private static JsonNode described() {
        YamlMapFactoryBean yaml = new YamlMapFactoryBean();
        yaml.setResources(new ClassPathResource("described/events.yaml"));
        return JsonMapper.shared().valueToTree(yaml.getObject());
    }
}
