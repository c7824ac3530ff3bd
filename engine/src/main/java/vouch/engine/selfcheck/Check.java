package vouch.engine.selfcheck;

import java.util.concurrent.Callable;

/**
 * A fact that Vouch relies on, and that a setting, a library or a hand could change without anything else failing. Each
 * is a bean, which is there where the fact matters, and whose name is the fact's.
 *
 * @param holds asks for it where it is, and leaves nothing behind; before any event is handled
 * @param otherwise what is wrong and what to do about it, without a full stop
 */
public record Check(Callable<Boolean> holds, String otherwise) {}
