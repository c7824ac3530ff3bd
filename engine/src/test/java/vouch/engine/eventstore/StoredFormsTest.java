package vouch.engine.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.eventstore.EventForms.Form;

class StoredFormsTest {

    private static final Form SECOND = new Form("Ordered", "2");

    private final JdbcTemplate database = new JdbcTemplate(EventTables.inMemory("V18__forms_of_events"));

    @Test
    void addsTheFormsOfItsEventsOnce() {
        EventForms forms = new EventForms(Map.of("Ordered", 2), Map.of("Ordered", 2));

        process(forms).start();
        process(forms).start();

        assertThat(process(forms).all()).containsExactly(SECOND);
    }

    @Test
    void addsNothingWhereItOnlyReads() {
        process(new EventForms(Map.of("Ordered", 3), Map.of())).start();

        assertThat(process(new EventForms(Map.of(), Map.of())).all()).isEmpty();
    }

    @Test
    void namesWhatItCannotRead() {
        process(new EventForms(Map.of(), Map.of("Ordered", 3, "Paid", 1, "Shipped", 1)))
                .start();

        assertThat(unreadableTo(new EventForms(Map.of("Ordered", 2, "Shipped", 2), Map.of())))
                .isEqualTo("Ordered of revision 3, Paid of revision 1");
        assertThat(unreadableTo(new EventForms(Map.of("Ordered", 3, "Shipped", 1, "Paid", 1), Map.of())))
                .isEmpty();
    }

    /** During a rolling upgrade the new version still writes the form that the old one reads. */
    @Test
    void letsAnEarlierVersionStartUntilTheNewFormIsWritten() {
        EventForms earlier = new EventForms(Map.of("Ordered", 1), Map.of("Ordered", 1));

        process(new EventForms(Map.of("Ordered", 2), Map.of("Ordered", 1))).start();
        assertThat(unreadableTo(earlier)).isEmpty();

        process(new EventForms(Map.of("Ordered", 2), Map.of("Ordered", 2))).start();
        assertThat(unreadableTo(earlier)).isEqualTo("Ordered of revision 2");
    }

    private String unreadableTo(EventForms forms) {
        return forms.unreadable(process(forms).all());
    }

    private StoredForms process(EventForms forms) {
        return new StoredForms(database, forms);
    }
}
