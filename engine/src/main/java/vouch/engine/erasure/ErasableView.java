package vouch.engine.erasure;

import java.util.function.Consumer;

/**
 * A place in which a view keeps readable texts about persons.
 *
 * @param processor the event processor that alone writes there
 * @param erase replaces the texts about a person; called while the processor works nowhere
 */
public record ErasableView(String processor, Consumer<String> erase) {}
