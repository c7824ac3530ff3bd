package vouch.query.whatif;

import vouch.api.whatif.WhatIfSummary;
import vouch.query.CsvList;

/** The columns of what-ifs as CSV. */
final class WhatIfCsv {

    static final CsvList<WhatIfSummary> WHAT_IFS = new CsvList<WhatIfSummary>("what-ifs")
            .with("whatIfId", WhatIfSummary::whatIfId)
            .with("name", WhatIfSummary::name)
            .with("from", WhatIfSummary::from)
            .with("until", WhatIfSummary::until)
            .with("customerCount", WhatIfSummary::customerCount)
            .withJson("timelineNames", WhatIfSummary::timelineNames)
            .with("state", WhatIfSummary::state)
            .withJson("progress", WhatIfSummary::progress)
            .with("problem", WhatIfSummary::problem)
            .with("startedAt", WhatIfSummary::startedAt)
            .with("endedAt", WhatIfSummary::endedAt)
            .with("keptUntil", WhatIfSummary::keptUntil);

    private WhatIfCsv() {}
}
