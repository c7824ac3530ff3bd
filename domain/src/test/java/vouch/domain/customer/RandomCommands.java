package vouch.domain.customer;

import static vouch.domain.customer.Accounts.*;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import vouch.api.Money;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.*;

/** What may arrive at one account: few ids and small amounts, so that commands meet. The same seed, the same commands. */
public final class RandomCommands {

    private final SplittableRandom random;

    public RandomCommands(long seed) {
        random = new SplittableRandom(seed);
    }

    /** As they arrive: some twice, some late, some before what they follow, and now and then with other content. */
    public List<CustomerCommand> sequence() {
        List<CustomerCommand> commands = new ArrayList<>();
        int length = random.nextInt(5, 60);
        for (int i = 0; i < length; i++) {
            boolean again = !commands.isEmpty() && random.nextInt(4) == 0;
            commands.add(again ? commands.get(random.nextInt(commands.size())) : command());
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
        List<CustomerCommand> commands = new ArrayList<>(List.of(register("1.00")));
        for (int order = 1; order <= 6; order++) {
            ReserveCredit reserve = reserve("" + order, amount());
            for (int copies = random.nextInt(1, 4); copies > 0; copies--) {
                commands.add(random.nextInt(1, commands.size() + 1), reserve);
                commands.add(random.nextInt(1, commands.size() + 1), release("" + order));
            }
        }
        return commands;
    }

    private CustomerCommand command() {
        String order = "" + random.nextInt(1, 8);
        String posting = "" + random.nextInt(1, 4);
        int kind = random.nextInt(100);
        if (kind < 40) {
            return reserve(order, money());
        } else if (kind < 55) {
            return release(order);
        } else if (kind < 70) {
            return charge(order);
        } else if (kind < 78) {
            return pay(posting, money());
        } else if (kind < 84) {
            return reverse(posting);
        } else if (kind < 89) {
            return credit(posting, money());
        } else if (kind < 94) {
            return new ChangeCreditLimit(CUSTOMER, new Money(random.nextInt(0, 150), "GBP"), null);
        } else if (kind < 96) {
            return hold();
        }
        return lift();
    }

    private Money money() {
        return random.nextInt(30) == 0 ? new Money(1, "EUR") : amount();
    }

    private Money amount() {
        return new Money(random.nextInt(4) == 0 ? 50 : random.nextInt(1, 60), "GBP");
    }
}
