package vouch.domain.customer;

import static vouch.domain.customer.Accounts.*;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.OnShortage;

/** What may arrive at one account: few ids and small amounts, so that commands meet. The same seed, the same commands. */
public final class RandomCommands {

    private final SplittableRandom random;
    private int day;

    public RandomCommands(long seed) {
        random = new SplittableRandom(seed);
    }

    /** As they arrive: some twice, some late, some before what they follow, and now and then with other content. */
    public List<CustomerCommand> sequence() {
        List<CustomerCommand> commands = new ArrayList<>();
        int length = random.nextInt(5, 60);
        for (int i = 0; i < length; i++) {
            boolean again = !commands.isEmpty() && random.nextInt(4) == 0;
            commands.add(again ? commands.get(random.nextInt(commands.size())) : dated(command()));
        }
        commands.add(random.nextInt(20) == 0 ? random.nextInt(commands.size()) : 0, register("1.00"));
        return commands;
    }

    /** The same, with copies of some commands anywhere after their first arrival. */
    public List<CustomerCommand> withDuplicates(List<CustomerCommand> commands, List<CustomerCommand> repeatable) {
        List<CustomerCommand> longer = new ArrayList<>(commands);
        for (CustomerCommand command : repeatable) {
            for (int copies = random.nextInt(3); copies > 0; copies--) {
                longer.add(random.nextInt(longer.indexOf(command) + 1, longer.size() + 1), command);
            }
        }
        return longer;
    }

    /** Orders that are reserved and released, each in any order and any number of times, but at least once. */
    public List<CustomerCommand> reservedAndReleased() {
        List<CustomerCommand> commands = new ArrayList<>(
                List.of(register("1.00"), Terms.on(any(OnShortage.values())).change()));
        for (int order = 1; order <= 6; order++) {
            ReserveCredit reserve = reserve("" + order, amount());
            for (int copies = random.nextInt(1, 4); copies > 0; copies--) {
                commands.add(random.nextInt(2, commands.size() + 1), reserve);
                commands.add(random.nextInt(2, commands.size() + 1), release("" + order));
            }
        }
        return commands;
    }

    /** The days go on, but some commands are dated back, and some have no day of the client's. */
    private CustomerCommand dated(CustomerCommand command) {
        day += random.nextInt(3);
        int on = random.nextInt(5) == 0 ? Math.max(0, day - random.nextInt(10)) : day;
        boolean leftOut = command instanceof PostingCommand && random.nextInt(3) == 0;
        return leftOut ? Days.arrivingOn(on, command) : Days.on(on, command);
    }

    private CustomerCommand command() {
        String order = "" + random.nextInt(1, 8);
        String posting = "" + random.nextInt(1, 4);
        int kind = random.nextInt(100);
        if (kind < 35) {
            return reserve(order, money());
        } else if (kind < 45) {
            return release(order);
        } else if (kind < 57) {
            return charge(order);
        } else if (kind < 65) {
            return pay(posting, money());
        } else if (kind < 69) {
            return reverse(posting);
        } else if (kind < 73) {
            return credit(posting, money());
        } else if (kind < 82) {
            return ofConditions(kind, posting);
        } else if (kind < 88) {
            return new ChangeCreditTerms(CUSTOMER, terms(), null, DAY);
        } else if (kind < 92) {
            return eligibility();
        } else if (kind < 94) {
            return review();
        } else if (kind < 98) {
            List<Money> most = random.nextInt(3) == 0 ? List.of(new Money(20, "GBP")) : List.of();
            return override(order, most, reasons());
        }
        return refuse(order);
    }

    private CustomerCommand ofConditions(int kind, String posting) {
        return switch (kind) {
            case 73, 74 -> new ChangeCreditLimit(CUSTOMER, new Money(random.nextInt(0, 150), "GBP"), null, DAY);
            case 75, 76 -> hold();
            case 77, 78 -> lift();
            case 79 -> withdraw(posting);
            default -> {
                int from = day + random.nextInt(4) - 1;
                yield temporary(posting, money(), from, from + random.nextInt(8) - 1);
            }
        };
    }

    private CreditTerms terms() {
        return Terms.on(any(OnShortage.WAIT, OnShortage.WAIT, OnShortage.WARN, OnShortage.REJECT))
                .tolerance(any(0, 0, 7, 33))
                .paymentDays(any(0, 2, 30))
                .grace(any(null, 0, 3))
                .minimum(any("0", "0.10"))
                .reservationDays(any(null, 1, 5))
                .terms();
    }

    private ChangeEligibility eligibility() {
        long revision = random.nextInt(1, 12);
        return switch (random.nextInt(6)) {
            case 0, 1 -> blocked(revision);
            case 2, 3 -> restricted("0.60", revision);
            default -> eligible(revision);
        };
    }

    private RejectionReason[] reasons() {
        List<RejectionReason> named = new ArrayList<>(List.of(
                RejectionReason.CREDIT_LIMIT_EXCEEDED,
                RejectionReason.CREDIT_HOLD,
                RejectionReason.NOT_ELIGIBLE,
                RejectionReason.OVERDUE));
        return named.subList(0, any(1, 2, 4, 4)).toArray(new RejectionReason[0]);
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }

    private Money money() {
        return random.nextInt(30) == 0 ? new Money(1, "EUR") : amount();
    }

    private Money amount() {
        return new Money(random.nextInt(4) == 0 ? 50 : random.nextInt(1, 60), "GBP");
    }
}
