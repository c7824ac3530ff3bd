package vouch.engine.views;

import java.util.List;

/**
 * A table that is made from the events alone, and can be made again.
 *
 * @param processor the event processor that writes it
 * @param key the columns that tell its rows apart, each not null
 */
public record ViewTable(String name, String processor, List<String> key) {}
