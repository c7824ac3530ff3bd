package vouch.engine.selfcheck;

import java.util.concurrent.Callable;

/**
 * A fact that Vouch relies on. A setting, a library or a manual change could break it, and nothing else would fail.
 * Each check is a bean. It exists where the fact matters, and its name is the fact's.
 *
 * @param holds checks the fact where it shows, and leaves nothing behind; it is called before any event is handled
 * @param otherwise what is wrong and what to do about it, without a full stop
 */
public record Check(Callable<Boolean> holds, String otherwise) {}
