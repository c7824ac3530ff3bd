package vouch.app.messaging;

import static vouch.api.BusinessError.Code.ACCESS_DENIED;
import static vouch.api.BusinessError.refuse;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.messaging.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vouch.api.Actor;
import vouch.api.BusinessError.Refusal;

/**
 * Refuses a command or a query whose sender is not certain, or may not send it. It reads nothing but the message's
 * metadata and type.
 */
final class SenderCheck {

    private static final long NANOS_BETWEEN_WARNINGS = TimeUnit.MINUTES.toNanos(1);
    private static final Logger LOG = LoggerFactory.getLogger(SenderCheck.class);

    private final MessageSignature signature;
    private final boolean acceptsUnsigned;
    private final AtomicBoolean acceptedOne = new AtomicBoolean();
    private final AtomicLong nextWarning = new AtomicLong(System.nanoTime());

    /**
     * @param acceptsUnsigned whether a message without a signature may do what it could do in the versions that signed
     *     none: everything
     */
    SenderCheck(MessageSignature signature, boolean acceptsUnsigned) {
        this.signature = signature;
        this.acceptsUnsigned = acceptsUnsigned;
    }

    /** Why the message must not be handled; empty when it may be. */
    Optional<Refusal> refusal(Message<?> message) {
        Class<?> type = message.getPayloadType();
        if (acceptsUnsigned && !MessageSignature.isOn(message)) {
            tellOnce(type);
            return MessageRights.isKnown(type) ? Optional.empty() : Optional.of(notAllowed(type));
        }
        if (!signature.isValid(message)) {
            warn(type);
            return Optional.of(refuse(
                    ACCESS_DENIED,
                    "It is not certain who sent %s. All processes of Vouch must have the same message key."
                            .formatted(type.getSimpleName())));
        }
        return MessageRights.allow(Actor.of(message.getMetaData()), type)
                ? Optional.empty()
                : Optional.of(notAllowed(type));
    }

    private static Refusal notAllowed(Class<?> type) {
        return refuse(
                ACCESS_DENIED,
                "Your roles do not allow %s. Ask an administrator for a role that does."
                        .formatted(type.getSimpleName()));
    }

    private void tellOnce(Class<?> type) {
        if (acceptedOne.compareAndSet(false, true)) {
            LOG.warn(
                    "{} has no signature and is accepted, like all that follow: leave out "
                            + "vouch.security.accept-unsigned-messages when every process has been upgraded",
                    type.getSimpleName());
        }
    }

    /** A stranger who sends many messages must not fill the log. */
    private void warn(Class<?> type) {
        long now = System.nanoTime();
        long next = nextWarning.get();
        if (now - next >= 0 && nextWarning.compareAndSet(next, now + NANOS_BETWEEN_WARNINGS)) {
            LOG.warn(
                    "{} was refused, because no key of this process has signed it. Either a process has another "
                            + "vouch.security.message-keys, or a stranger has sent it",
                    type.getSimpleName());
        }
    }
}
