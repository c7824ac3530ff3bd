package vouch.acceptance;

import java.io.IOException;

/** What a set says of an account when all operations are done. */
interface ExpectedAccount {

    Facts expected();

    /** The same facts, as Vouch shows them. */
    Facts shown(String customer, Queries queries) throws IOException, InterruptedException;

    /** What {@code GET /api/exposure?on=} must say of the account; null where the set says nothing of it. */
    default ExpectedExposure exposure() {
        return null;
    }
}
