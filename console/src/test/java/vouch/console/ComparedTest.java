package vouch.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vouch.console.Compared.Field;

class ComparedTest {

    private static final List<Field<LocalDate>> FIELDS =
            List.of(new Field<>("year", LocalDate::getYear), new Field<>("day", LocalDate::getDayOfMonth));

    private static final LocalDate NOW = LocalDate.of(2026, 5, 9);

    @Test
    void marksWhatIsNotTheSame() {
        assertThat(Compared.of(FIELDS, LocalDate.of(2025, 4, 9), NOW))
                .containsExactly(new Compared("year", 2025, 2026), new Compared("day", 9, 9))
                .extracting(Compared::isChanged)
                .containsExactly(true, false);
    }

    @Test
    void marksEverythingOfWhichNothingWasKnown() {
        assertThat(Compared.of(FIELDS, null, NOW)).allMatch(Compared::isChanged);
    }

    @Test
    void marksNothingThatHasNoValueThenAndNow() {
        assertThat(new Compared("dueOn", null, null).isChanged()).isFalse();
    }
}
