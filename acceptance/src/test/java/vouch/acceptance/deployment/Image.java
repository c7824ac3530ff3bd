package vouch.acceptance.deployment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import vouch.acceptance.documentation.Project;

/** The image as the profile of that name in app/pom.xml describes it. */
final class Image {

    private static final String PLUGIN = "/project/profiles/profile[id='image']//plugin[artifactId='jib-maven-plugin']";
    private static final Document POM = parse();

    private Image() {}

    /** The text of the one element at this path of the plugin's configuration. */
    static String one(String path) {
        List<String> texts = all(path);
        if (texts.size() != 1) {
            throw new AssertionError(path + " is there " + texts.size() + " times");
        }
        return texts.get(0);
    }

    static List<String> all(String path) {
        return nodes(PLUGIN + path).stream().map(Node::getTextContent).toList();
    }

    static Map<String, Object> environment() {
        Map<String, Object> environment = new LinkedHashMap<>();
        nodes(PLUGIN + "//environment/*").forEach(node -> environment.put(node.getNodeName(), node.getTextContent()));
        return environment;
    }

    /** Its name and tag, as they are in the other files. */
    static String name() {
        return one("/configuration/to/image")
                .replace(
                        "${project.version}",
                        nodes("/project/parent/version").get(0).getTextContent());
    }

    private static List<Node> nodes(String path) {
        try {
            NodeList nodes =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, POM, XPathConstants.NODESET);
            return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).toList();
        } catch (Exception e) {
            throw new AssertionError(path, e);
        }
    }

    private static Document parse() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Project.ROOT.resolve("app/pom.xml").toFile());
        } catch (Exception e) {
            throw new AssertionError("app/pom.xml cannot be read", e);
        }
    }
}
