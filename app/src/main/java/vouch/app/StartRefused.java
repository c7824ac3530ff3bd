package vouch.app;

/** Vouch could start, but not as the operator intended. Both texts are for the operator, without a full stop. */
public final class StartRefused extends RuntimeException {

    private final String remedy;

    public StartRefused(String because, String remedy) {
        super(because);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
