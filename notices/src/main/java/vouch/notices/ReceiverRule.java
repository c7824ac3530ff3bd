package vouch.notices;

import static vouch.api.BusinessError.Code.VALIDATION_FAILED;
import static vouch.api.BusinessError.refuse;

import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Decides which addresses may get notices ({@code docs/notices.md}, Addresses). */
@Component
class ReceiverRule {

    private static final int HTTPS = 443;

    /** The ports below are those of mail, names, files and other services that are no receivers. */
    private static final int LEAST_PORT = 1024;

    private static final int GREATEST_PORT = 65535;

    private final Set<Origin> allowed;
    private final PublicAddresses addresses;

    ReceiverRule(NoticeSettings settings, PublicAddresses addresses) {
        this.allowed = settings.allowedAddresses().stream()
                .map(address -> Origin.of(URI.create(address)))
                .collect(Collectors.toUnmodifiableSet());
        this.addresses = addresses;
    }

    /**
     * Checks an address that is registered, and where its name leads now.
     *
     * @throws vouch.api.BusinessError.Refusal when no notice may be sent there; the detail says why
     */
    void check(String url) {
        URI receiver = parse(url);
        if (isListed(receiver)) {
            return;
        }
        try {
            addresses.resolve(receiver.getHost());
        } catch (PublicAddresses.Internal e) {
            throw refused("leads to the internal network. Take another, or ask an operator to list it in"
                    + " vouch.notices.allowed-addresses");
        } catch (UnknownHostException e) {
            throw refused("has a host name that is not known. Correct it");
        }
    }

    /**
     * The address as it is sent to. The settings may have changed since it was registered.
     *
     * @throws vouch.api.BusinessError.Refusal as {@link #check} does, apart from where the name leads
     */
    URI parse(String url) {
        URI receiver;
        Origin origin;
        try {
            receiver = URI.create(url);
            origin = Origin.of(receiver);
        } catch (IllegalArgumentException e) {
            throw refused(
                    "must be a whole address with a host and without a user, such as https://shop.example/notices");
        }
        if (receiver.getRawFragment() != null) {
            throw refused("must have no fragment. Leave out what begins with #");
        }
        if (allowed.contains(origin)) {
            return receiver;
        } else if (!origin.scheme().equals("https")) {
            throw refused("must begin with https://");
        } else if (origin.port() != HTTPS && (origin.port() < LEAST_PORT || origin.port() > GREATEST_PORT)) {
            throw refused("must have the port 443, or one from 1024 to 65535");
        }
        return receiver;
    }

    /** Whether the address may be on the internal network. */
    boolean isListed(URI receiver) {
        return allowed.contains(Origin.of(receiver));
    }

    private static RuntimeException refused(String why) {
        return refuse(VALIDATION_FAILED, "The url " + why + ".");
    }
}
