package vouch.benchmarks.compare;

import java.io.Closeable;
import java.util.List;

/**
 * A database of one contestant's own.
 *
 * @param url for JDBC, with the user
 * @param vouchSettings with which Vouch finds it
 * @param processes of the database; none when it is in the contestant's own
 * @param database to be closed afterwards
 */
record Place(String url, List<String> vouchSettings, List<Long> processes, Closeable database) {}
