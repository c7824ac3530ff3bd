package vouch.console.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The saga as a drawing: a box for each state, from left to right as an order goes through them, and an arrow for each
 * pair of states that an event leads between.
 */
record FlowDrawing(List<Box> boxes, List<Arrow> arrows) {

    static final int BOX_WIDTH = 160;
    static final int BOX_HEIGHT = 64;

    private static final int COLUMN = 210;
    private static final int ROW = 130;
    private static final int MARGIN = 4;
    private static final String END = "ENDED";

    /** A state that is not here is drawn over the end. */
    private static final Map<String, Cell> CELLS = Map.of(
            "RESERVING",
            new Cell(0, 0),
            "AWAITING_CREDIT",
            new Cell(1, 1),
            "REJECTING",
            new Cell(1, 2),
            "APPROVING",
            new Cell(2, 0),
            "AWAITING_SHIPMENT",
            new Cell(3, 0),
            "RELEASING",
            new Cell(3, 1),
            "CHARGING",
            new Cell(4, 0),
            END,
            new Cell(4, 2));

    private record Cell(int column, int row) {

        int x() {
            return MARGIN + column * COLUMN;
        }

        int y() {
            return MARGIN + row * ROW;
        }
    }

    /** @param sagas how many are in the state; null for the end, which nobody counts */
    record Box(String state, Object sagas, int x, int y) {}

    /** @param path from the edge of one box to that of the other, as SVG writes it */
    record Arrow(String from, String to, String path) {}

    /** @param states as the endpoint of the sagas gives them */
    static FlowDrawing of(Object states) {
        List<Map<?, ?>> all =
                ((List<?>) states).stream().<Map<?, ?>>map(Map.class::cast).toList();
        List<Box> boxes = new ArrayList<>();
        List<Arrow> arrows = new ArrayList<>();
        for (Map<?, ?> state : all) {
            String from = (String) state.get("state");
            boxes.add(box(from, state.get("sagas")));
            ((List<?>) state.get("steps"))
                    .stream()
                            .map(step -> (String) ((Map<?, ?>) step).get("to"))
                            .filter(to -> !to.equals(from))
                            .distinct()
                            .forEach(to -> arrows.add(new Arrow(from, to, path(cell(from), cell(to)))));
        }
        boxes.add(box(END, null));
        return new FlowDrawing(boxes, arrows);
    }

    private static Box box(String state, Object sagas) {
        return new Box(state, sagas, cell(state).x(), cell(state).y());
    }

    private static Cell cell(String state) {
        return CELLS.getOrDefault(state, CELLS.get(END));
    }

    /** Down within a column, else from the right edge to the left one. */
    private static String path(Cell from, Cell to) {
        if (from.column() == to.column()) {
            int x = from.x() + BOX_WIDTH / 2;
            return "M%d %dV%d".formatted(x, from.y() + BOX_HEIGHT, to.y());
        }
        int x = from.x() + BOX_WIDTH;
        int y = from.y() + BOX_HEIGHT / 2;
        int endY = to.y() + BOX_HEIGHT / 2;
        int bend = (to.x() - x) / 2;
        return "M%d %dC%d %d %d %d %d %d".formatted(x, y, x + bend, y, to.x() - bend, endY, to.x(), endY);
    }
}
