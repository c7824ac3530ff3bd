package vouch.benchmarks.compare;

import vouch.benchmarks.measure.Cpu;
import vouch.benchmarks.shop.Done;
import vouch.benchmarks.shop.Work;

/**
 * One contestant at one work, once.
 *
 * @param cpuMillis of its process and its database, for everything that was done
 * @param storedBytes that its files grew by meanwhile
 */
record Run(Store store, Contestant contestant, Work work, int repeat, Done done, double cpuMillis, double storedBytes) {

    static Run of(Store store, Contestant contestant, Work work, int repeat, Entrant entrant, Plan plan)
            throws Exception {
        entrant.prepare(work);
        Cpu cpu = new Cpu(entrant.processes());
        double stored = entrant.place().storedBytes();
        double before = cpu.millis();
        Done done = entrant.work(plan.time());
        double used = cpu.millis() - before;
        return new Run(
                store, contestant, work, repeat, done, used, entrant.place().storedBytes() - stored);
    }

    Run in(int another) {
        return new Run(store, contestant, work, another, done, cpuMillis, storedBytes);
    }
}
