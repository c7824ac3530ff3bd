package vouch.app;

import java.util.Map;
import java.util.Optional;
import vouch.engine.seal.SealHead;

/**
 * What is to be verified.
 *
 * @param password never an argument, because other users of the machine can see those
 * @param head one that was kept elsewhere
 */
record VerifySealOptions(String url, String user, String password, Optional<String> head) {

    private static final String USAGE =
            "call verify-seal with a JDBC URL, and with --user NAME and --head HASH as needed;"
                    + " the password is read from SPRING_DATASOURCE_PASSWORD";

    /** @throws StartRefused when they are not understood */
    static VerifySealOptions of(String[] args, Map<String, String> environment) {
        String url = null;
        String user = environment.getOrDefault("SPRING_DATASOURCE_USERNAME", "vouch");
        String head = null;
        for (int next = 0; next < args.length; next++) {
            switch (args[next]) {
                case "--user" -> user = value(args, ++next);
                case "--head" -> head = value(args, ++next);
                default -> {
                    if (url != null || !args[next].startsWith("jdbc:")) {
                        throw new StartRefused("it does not understand " + args[next], USAGE);
                    }
                    url = args[next];
                }
            }
        }
        if (url == null) {
            throw new StartRefused("it does not know which database", USAGE);
        }
        if (head != null && !SealHead.isHash(head)) {
            throw new StartRefused("%s is no head".formatted(head), "a head has 64 hexadecimal digits in lower case");
        }
        return new VerifySealOptions(
                url, user, environment.getOrDefault("SPRING_DATASOURCE_PASSWORD", ""), Optional.ofNullable(head));
    }

    private static String value(String[] args, int at) {
        if (at == args.length) {
            throw new StartRefused("%s has no value".formatted(args[at - 1]), USAGE);
        }
        return args[at];
    }
}
