package vouch.benchmarks;

/** On what it runs. */
public final class Machine {

    private Machine() {}

    public static String words() {
        return "%s %s, Java %s"
                .formatted(
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        System.getProperty("java.version"));
    }
}
