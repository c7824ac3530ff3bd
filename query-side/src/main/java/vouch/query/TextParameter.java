package vouch.query;

/** A parameter that is a name or an id of any form. */
public final class TextParameter {

    public static final String FORM = "\\P{Cntrl}{1,255}";
    public static final String RULE = "must have 1 to 255 characters, and no control characters";

    private TextParameter() {}
}
