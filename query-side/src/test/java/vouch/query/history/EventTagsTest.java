package vouch.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import vouch.engine.eventstore.EventLog.Place;
import vouch.query.ViewTables;
import vouch.query.history.EventTags.Tag;

@ViewTables
@Import(EventTags.class)
class EventTagsTest {

    private static final Tag FIRST = new Tag("correlation/c", new Place("order/o", 0));
    private static final Tag SECOND = new Tag("correlation/c", new Place("customer/x", 7));
    private static final Tag OTHER = new Tag("order/o", new Place("customer/x", 7));

    @Autowired
    private EventTags tags;

    @Test
    void noteAnEventOnceThatComesTwice() {
        tags.write(List.of(FIRST, FIRST, OTHER));
        tags.write(List.of(FIRST, SECOND));
        tags.write(List.of());

        assertThat(tags.find("correlation/c", 10)).containsExactlyInAnyOrder(FIRST.place(), SECOND.place());
        assertThat(tags.find("order/o", 10)).containsExactly(OTHER.place());
    }

    @Test
    void areFoundBetweenTwoOthers() {
        tags.write(List.of(SECOND, OTHER, new Tag("order/o", new Place("customer/x", 9))));

        assertThat(tags.between("order/o", "customer/x", 6, 9, 10)).containsExactly(OTHER.place());
        assertThat(tags.between("order/o", "customer/x", 7, 10, 10)).containsExactly(new Place("customer/x", 9));
        assertThat(tags.between("order/o", "customer/x", 0, 10, 1)).containsExactly(OTHER.place());
    }
}
