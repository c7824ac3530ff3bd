package vouch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void hasThreeDigits() {
        assertThat(Figure.of(1234567)).isEqualTo("1,230,000");
        assertThat(Figure.of(0.0123456)).isEqualTo("0.0123");
        assertThat(Figure.of(278.04)).isEqualTo("278");
        assertThat(Figure.of(0)).isEqualTo("0");
        assertThat(Figure.bytes(4.06e12)).isEqualTo("4.06 TB");
        assertThat(Figure.percent(3.754)).isEqualTo("375%");
    }

    @Test
    void looksTheSameEverywhere() {
        Locale here = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Figure.of(1234567)).isEqualTo("1,230,000");
        } finally {
            Locale.setDefault(here);
        }
    }
}
