package vouch.engine.transfer;

/** Events are not moved as they were asked to be. Both texts are for an operator, without a full stop. */
public final class TransferRefused extends RuntimeException {

    private final String remedy;

    public TransferRefused(String because, String remedy) {
        super(because);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
