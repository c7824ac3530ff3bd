package vouch.notices;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerView;
import vouch.api.customer.Exposure;
import vouch.api.order.OrderView;
import vouch.engine.seal.Seal;
import vouch.engine.seal.SealHead;

/** Finds what is due on a day, and makes a notice of each. It reads a page at a time. */
@Component
class DueByDate {

    private final Views views;
    private final NoticeSettings settings;
    private final WaitingDeadline waitingDeadline;
    private final Supplier<SealHead> sealHead;

    @Autowired
    DueByDate(Views views, NoticeSettings settings, WaitingDeadline waitingDeadline, Seal seal) {
        this(views, settings, waitingDeadline, seal::head);
    }

    DueByDate(Views views, NoticeSettings settings, WaitingDeadline waitingDeadline, Supplier<SealHead> sealHead) {
        this.views = views;
        this.settings = settings;
        this.waitingDeadline = waitingDeadline;
        this.sealHead = sealHead;
    }

    /** The day in UTC, and the time of the run. */
    record Today(LocalDate day, Instant at) {

        static Today of(Instant at) {
            return new Today(LocalDate.ofInstant(at, ZoneOffset.UTC), at);
        }

        private Notice notice(Kind kind, String subject, CustomerId customer, Map<String, Object> details) {
            return Notice.daily(kind, subject, customer, day, at, details);
        }
    }

    /** The notices of a kind; none of a kind that only events tell. */
    Stream<Notice> find(Kind kind, Today today) {
        return switch (kind) {
            case QUEUE_OLDER -> oldQueue(today);
            case ACCOUNT_OVER_LIMIT -> overLimit(today);
            case TEMPORARY_LIMIT_ENDS -> endingLimits(today);
            case ORDER_EXPIRES -> Stream.concat(expiringWaits(today), expiringReservations(today));
            case SEAL_HEAD -> sealHead(today, sealHead.get());
            case ORDER_WAITS, ORDER_FREED, ORDER_REFUSED -> Stream.of();
        };
    }

    private static Stream<Notice> sealHead(Today today, SealHead head) {
        if (head.segment() == 0) {
            return Stream.of();
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("head", head.hash());
        details.put("position", head.position());
        details.put("sealedAt", head.sealedAt());
        return Stream.of(today.notice(Kind.SEAL_HEAD, "seal", null, details));
    }

    /** One notice for the whole queue, about the order that has waited longest. */
    private Stream<Notice> oldQueue(Today today) {
        Instant before = today.at.minus(Period.ofDays(settings.queueDays()));
        return views
                .waiting(before)
                .filter(order -> order.waits() && order.waitingSince().isBefore(before))
                .collect(Collectors.teeing(
                        Collectors.minBy(Comparator.comparing(OrderView::waitingSince)),
                        Collectors.counting(),
                        (oldest, orders) -> oldest.map(order -> oldQueue(today, order, orders))))
                .stream();
    }

    private static Notice oldQueue(Today today, OrderView oldest, long orders) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("orderId", oldest.orderId());
        details.put("waitingSince", oldest.waitingSince());
        details.put("orders", orders);
        return today.notice(Kind.QUEUE_OLDER, "queue", null, details);
    }

    /** Those with the largest use of their limit come first, so the others need not be read. */
    private Stream<Notice> overLimit(Today today) {
        return views.exposures(today.day)
                // Uses are compared in millionths. Accounts exactly at their limit may come before one just above it.
                .takeWhile(account -> account.exposure().compareTo(account.limitInForce()) >= 0)
                .filter(account -> account.exposure().compareTo(account.limitInForce()) > 0)
                .map(account -> overLimit(today, account));
    }

    private static Notice overLimit(Today today, Exposure account) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("exposure", account.exposure());
        details.put("limitInForce", account.limitInForce());
        return today.notice(Kind.ACCOUNT_OVER_LIMIT, account.customerId().toString(), account.customerId(), details);
    }

    private Stream<Notice> endingLimits(Today today) {
        return views.customers().flatMap(customer -> customer.temporaryLimits().stream()
                .filter(limit -> isNear(limit.until(), today))
                .map(limit -> ending(today, customer, limit)));
    }

    private static Notice ending(Today today, CustomerView customer, CustomerView.TemporaryLimit limit) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("temporaryLimitId", limit.temporaryLimitId());
        details.put("amount", limit.amount());
        details.put("endsOn", limit.until());
        String subject = "temporary-limit/%s/%s"
                .formatted(
                        customer.customerId().value(), limit.temporaryLimitId().value());
        return today.notice(Kind.TEMPORARY_LIMIT_ENDS, subject, customer.customerId(), details);
    }

    private Stream<Notice> expiringWaits(Today today) {
        Duration after = waitingDeadline.after();
        LocalDate last = today.day.plusDays(settings.daysBeforeEnd());
        Instant end = last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        // An order does not wait before it is created.
        return views.waiting(end.minus(after)).filter(OrderView::waits).flatMap(order -> {
            Instant deadline = order.waitingSince().plus(after);
            return deadline.isAfter(today.at)
                    ? expiring(today, order, LocalDate.ofInstant(deadline, ZoneOffset.UTC))
                    : Stream.of();
        });
    }

    /** The account expires a reservation by the terms that it has then. An account that reserves nothing has no such order. */
    private Stream<Notice> expiringReservations(Today today) {
        return views.customers()
                .filter(customer -> customer.terms().reservationDays() != null
                        && customer.reserved().minor() > 0)
                .flatMap(customer -> views.reserved(customer.customerId())
                        .flatMap(order -> expiring(
                                today,
                                order,
                                order.decision().on().plusDays(customer.terms().reservationDays()))));
    }

    private Stream<Notice> expiring(Today today, OrderView order, LocalDate lastDay) {
        if (!isNear(lastDay, today)) {
            return Stream.of();
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("orderId", order.orderId());
        details.put("amount", order.total());
        details.put("credit", order.credit());
        details.put("endsOn", lastDay);
        return Stream.of(today.notice(Kind.ORDER_EXPIRES, order.orderId().toString(), order.customerId(), details));
    }

    private boolean isNear(LocalDate lastDay, Today today) {
        return !lastDay.isBefore(today.day) && !lastDay.isAfter(today.day.plusDays(settings.daysBeforeEnd()));
    }
}
