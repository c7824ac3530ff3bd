package vouch.app.demo;

import static vouch.api.customer.OnShortage.REJECT;
import static vouch.api.customer.OnShortage.WAIT;
import static vouch.api.customer.OnShortage.WARN;
import static vouch.app.demo.Trader.Habit.EARLY;
import static vouch.app.demo.Trader.Habit.PUNCTUAL;
import static vouch.app.demo.Trader.Habit.SLOW;
import static vouch.app.demo.Trader.Habit.STOPPED;

import java.util.List;
import vouch.api.Money;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerId;
import vouch.api.customer.OnShortage;

/**
 * One customer of the demo set's trade.
 *
 * @param since how many days ago the account was opened
 * @param orders how many orders the customer makes
 * @param paymentDays of the terms
 */
record Trader(
        CustomerId id,
        String name,
        String country,
        Money limit,
        int since,
        int orders,
        OnShortage shortage,
        int paymentDays,
        Habit habit) {

    /** Those of the trade. Each has orders of its own size, because the size follows the limit. */
    static final List<Trader> ALL = List.of(
            trader("adler", "Adler Papierwaren GmbH", "Germany", "12000.00 EUR", 549, 24, WAIT, 30, PUNCTUAL),
            trader("albion", "Albion Garden Centres", "United Kingdom", "8000.00 GBP", 548, 20, REJECT, 30, PUNCTUAL),
            trader("beaulieu", "Maison Beaulieu", "France", "15000.00 EUR", 546, 25, WAIT, 45, SLOW),
            trader("bergstrom", "Bergström Möbler AB", "Sweden", "9500.00 EUR", 540, 13, REJECT, 30, EARLY),
            trader("birch", "Birch & Daughters", "United Kingdom", "3000.00 GBP", 538, 17, WAIT, 14, SLOW),
            trader("bluebonnet", "Bluebonnet Supply Co.", "United States", "20000.00 USD", 530, 26, WARN, 30, PUNCTUAL),
            trader("canal", "Canal Street Books", "United States", "4500.00 USD", 522, 10, REJECT, 30, SLOW),
            trader("castell", "Librería Castell", "Spain", "6000.00 EUR", 515, 17, WAIT, 30, PUNCTUAL),
            trader("dunmore", "Dunmore Hotels", "Ireland", "18000.00 EUR", 510, 20, WARN, 45, SLOW),
            trader("eiffel", "Atelier Eiffel Nord", "France", "7000.00 EUR", 505, 13, REJECT, 30, PUNCTUAL),
            trader("fjord", "Fjord Outfitters", "Norway", "11000.00 EUR", 500, 17, WAIT, 30, EARLY),
            trader("gable", "Gable & Sons", "United Kingdom", "2500.00 GBP", 495, 9, REJECT, 30, STOPPED),
            trader("gulf", "Gulf Lighting WLL", "Kuwait", "6000.000 KWD", 490, 20, WAIT, 45, SLOW),
            trader("hanse", "Hanse Schiffsbedarf", "Germany", "25000.00 EUR", 485, 26, WAIT, 60, SLOW),
            trader("harbour", "Harbour View Cafés", "United Kingdom", "3500.00 GBP", 480, 13, REJECT, 14, PUNCTUAL),
            trader("isar", "Isar Spielwaren OHG", "Germany", "5000.00 EUR", 470, 17, REJECT, 30, PUNCTUAL),
            trader("juniper", "Juniper Spa Group", "United Kingdom", "10000.00 GBP", 465, 20, WAIT, 30, PUNCTUAL),
            trader("kanda", "Kanda Bunbōgu", "Japan", "1800000 JPY", 460, 20, REJECT, 30, EARLY),
            trader("kestrel", "Kestrel Camping", "Canada", "7500.00 USD", 450, 13, WAIT, 30, SLOW),
            trader("lario", "Lario Seterie S.r.l.", "Italy", "9000.00 EUR", 440, 17, WAIT, 60, SLOW),
            trader("lindqvist", "Lindqvist Keramik", "Sweden", "3000.00 EUR", 430, 9, REJECT, 30, PUNCTUAL),
            trader("meadow", "Meadow Lane Nurseries", "United Kingdom", "6500.00 GBP", 420, 18, WAIT, 30, STOPPED),
            trader("nakano", "Nakano Kitchen KK", "Japan", "2400000 JPY", 410, 18, WAIT, 45, PUNCTUAL),
            trader(
                    "northgate",
                    "Northgate Schools Trust",
                    "United Kingdom",
                    "14000.00 GBP",
                    400,
                    20,
                    REJECT,
                    30,
                    EARLY),
            trader("oakline", "Oakline Interiors", "United States", "16000.00 USD", 390, 26, WAIT, 30, SLOW),
            trader("ostsee", "Ostsee Camping & Kanu", "Germany", "4000.00 EUR", 380, 13, REJECT, 14, SLOW),
            trader("pemberton", "Pemberton Estates", "United Kingdom", "22000.00 GBP", 370, 20, WARN, 45, PUNCTUAL),
            trader("quintana", "Quintana Hermanos", "Spain", "5500.00 EUR", 350, 13, WAIT, 30, SLOW),
            trader("rialto", "Rialto Vetri", "Italy", "8500.00 EUR", 330, 17, REJECT, 30, PUNCTUAL),
            trader("saltmarsh", "Saltmarsh Brewing", "United Kingdom", "4800.00 GBP", 300, 17, WAIT, 30, PUNCTUAL),
            trader("steiner", "Steiner Bergsport AG", "Switzerland", "13000.00 EUR", 270, 17, WAIT, 30, SLOW),
            trader("tamarack", "Tamarack Trading", "Canada", "9000.00 USD", 220, 14, REJECT, 30, PUNCTUAL),
            trader("vallee", "Vallée Fleurs", "Belgium", "3800.00 EUR", 180, 13, WAIT, 30, PUNCTUAL),
            trader("wexford", "Wexford Linen", "Ireland", "6200.00 EUR", 120, 9, REJECT, 30, PUNCTUAL),
            trader("zirkel", "Zirkel Bürobedarf KG", "Germany", "7800.00 EUR", 70, 9, WAIT, 30, PUNCTUAL));

    /** When a customer pays, in days after the due day. */
    enum Habit {
        EARLY(-20, 12),
        PUNCTUAL(-4, 7),
        SLOW(5, 28),
        /** As slow, until it paid nothing more. */
        STOPPED(5, 28);

        private final int earliest;
        private final int spread;

        Habit(int earliest, int spread) {
            this.earliest = earliest;
            this.spread = spread;
        }

        /** @param dice a number that is not negative */
        int daysAfterDue(int dice) {
            return earliest + dice % spread;
        }
    }

    String currency() {
        return limit.currency();
    }

    /** The terms after the account was opened. */
    CreditTerms terms() {
        Integer grace = habit == SLOW || habit == STOPPED ? 25 : null;
        int tolerance = shortage == WAIT ? 5 : 0;
        return new CreditTerms(shortage, tolerance, paymentDays, grace, Money.zero(currency()), null);
    }

    private static Trader trader(
            String id,
            String name,
            String country,
            String limit,
            int since,
            int orders,
            OnShortage shortage,
            int paymentDays,
            Habit habit) {
        String[] amount = limit.split(" ");
        return new Trader(
                new CustomerId("demo-" + id),
                name,
                country,
                Money.of(amount[0], amount[1]),
                since,
                orders,
                shortage,
                paymentDays,
                habit);
    }
}
