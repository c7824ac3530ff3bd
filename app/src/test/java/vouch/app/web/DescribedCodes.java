package vouch.app.web;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.BusinessError;

/** The codes that a problem may have, as {@code /v3/api-docs} lists them. */
final class DescribedCodes {

    static final Set<String> ALL = read();

    private DescribedCodes() {}

    private static Set<String> read() {
        YamlMapFactoryBean yaml = new YamlMapFactoryBean();
        yaml.setResources(new ClassPathResource("described/http-api.yaml"));
        JsonNode technical = JsonMapper.shared()
                .<JsonNode>valueToTree(yaml.getObject())
                .at("/components/schemas/Problem/properties/code/enum");
        return Stream.concat(
                        technical.valueStream().map(JsonNode::asString),
                        Stream.of(BusinessError.Code.values()).map(Enum::name))
                .collect(Collectors.toSet());
    }
}
