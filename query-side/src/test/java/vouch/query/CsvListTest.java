package vouch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import vouch.api.Money;
import vouch.query.CsvList.Page;

/** An item is a text. */
class CsvListTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final CsvList<String> texts = new CsvList<String>("texts").with("text", text -> text);

    @Test
    void hasALineForEachItemOfAllPages() throws Exception {
        Map<String, Page<String>> pages =
                Map.of("", new Page<>(List.of("a", "b"), "2"), "2", new Page<>(List.of(), "3"), "3", page("c"));

        texts.write(response, after -> CompletableFuture.completedFuture(pages.get(after == null ? "" : after)));

        assertThat(response.getContentAsString()).isEqualTo("text\r\na\r\nb\r\nc\r\n");
        assertThat(response.getContentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(response.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"texts.csv\"");
    }

    @Test
    void hasNoCellThatASpreadsheetTakesForAFormula() throws Exception {
        write(texts, "=1+1", "+1", "-1", "@a", "1-1");

        assertThat(response.getContentAsString()).isEqualTo("text\r\n'=1+1\r\n'+1\r\n'-1\r\n'@a\r\n1-1\r\n");
    }

    @Test
    void quotesWhatWouldEndACellOrALine() throws Exception {
        write(texts, "a,b", "say \"a\"", "=a\nb", "\r");

        assertThat(response.getContentAsString())
                .isEqualTo("text\r\n\"a,b\"\r\n\"say \"\"a\"\"\"\r\n\"'=a\nb\"\r\n\"\r\"\r\n");
    }

    @Test
    void writesNothingAmountsWordsAndJson() throws Exception {
        CsvList<String> all = new CsvList<String>("all")
                .with("nothing", text -> null)
                .with("amount", text -> Money.of("-1.5", "GBP"))
                .with("words", text -> List.of("A", "B"))
                .withJson("json", text -> Map.of("text", text))
                .withJson("no", text -> null);

        write(all, "x");

        assertThat(response.getContentAsString())
                .isEqualTo("nothing,amount,words,json,no\r\n,'-1.50,A B,\"{\"\"text\"\":\"\"x\"\"}\",\r\n");
    }

    @Test
    void endsAfterAMillionItems() throws Exception {
        Page<String> page = new Page<>(Collections.nCopies(400_000, "a"), "next");

        texts.write(response, after -> CompletableFuture.completedFuture(page));

        assertThat(response.getContentAsByteArray()).hasSize("text\r\n".length() + 1_000_000 * "a\r\n".length());
    }

    @Test
    void isRefusedAsItsFirstPageIs() {
        IllegalArgumentException refused = new IllegalArgumentException("refused");

        assertThatThrownBy(() -> texts.write(response, after -> CompletableFuture.failedFuture(refused)))
                .isSameAs(refused);
        assertThat(response.isCommitted()).isFalse();
    }

    @Test
    void isBrokenOffWhenALaterPageCannotBeRead() {
        IllegalStateException away = new IllegalStateException("away");

        assertThatThrownBy(() -> texts.write(
                        response,
                        after -> after == null
                                ? CompletableFuture.completedFuture(new Page<>(List.of("a"), "2"))
                                : CompletableFuture.failedFuture(away)))
                .isInstanceOf(CsvList.BrokenOff.class)
                .hasCause(away);
    }

    private void write(CsvList<String> list, String... items) throws Exception {
        list.write(response, after -> CompletableFuture.completedFuture(page(items)));
    }

    private static Page<String> page(String... items) {
        return new Page<>(Stream.of(items).toList(), null);
    }
}
