package vouch.benchmarks.measure;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import vouch.benchmarks.Unusable;

/** Another Java process of the same user, on the same machine, from inside. */
public final class Jvm {

    /** That the other process ended is nothing to warn of. */
    private static final Map<String, ?> UNCHECKED = Map.of("jmx.remote.x.client.connection.check.period", 0L);

    private Jvm() {}

    public static ThreadMXBean threads(long process) {
        return bean(process, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    }

    public static CompilationMXBean compiler(long process) {
        return bean(process, ManagementFactory.COMPILATION_MXBEAN_NAME, CompilationMXBean.class);
    }

    static <T> T bean(long process, String name, Class<T> type) {
        try {
            VirtualMachine machine = VirtualMachine.attach(String.valueOf(process));
            try {
                // The connection is kept open until this program ends.
                return ManagementFactory.newPlatformMXBeanProxy(
                        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()), UNCHECKED)
                                .getMBeanServerConnection(),
                        name,
                        type);
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException | IOException e) {
            throw new Unusable("cannot look into the process " + process + ": " + e.getMessage());
        }
    }
}
