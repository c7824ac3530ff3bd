package vouch.benchmarks.scale;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vouch.benchmarks.Unusable;

/** A Markdown document with tables of ours between {@code <!-- name -->} and {@code <!-- end -->}. */
final class ScaleDocument {

    private static final Pattern PLACE = Pattern.compile("(?s)<!-- (\\w+) -->\\n(.*?)<!-- end -->");

    private ScaleDocument() {}

    /** The document with these tables in place of what was there. */
    static String with(Map<String, String> tables, String document) {
        return PLACE.matcher(document).replaceAll(place -> {
            String table = tables.get(place.group(1));
            if (table == null) {
                throw new Unusable("there is no table '" + place.group(1) + "'");
            }
            return Matcher.quoteReplacement("<!-- %s -->\n\n%s\n<!-- end -->".formatted(place.group(1), table));
        });
    }
}
