package vouch.benchmarks.compare;

import java.util.Locale;

/** How long a page takes until it is answered, and how long its queries take over the API: at most that in 95 %. */
record Shown(Store store, String page, double pageMillis, double queriesMillis) {

    double ratio() {
        return pageMillis / queriesMillis;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,12.3f ms  %s, and its queries %,.3f ms", pageMillis, page, queriesMillis);
    }
}
