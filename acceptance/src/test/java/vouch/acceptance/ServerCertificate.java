package vouch.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for this machine, and its key. The JDK's keytool makes both. */
record ServerCertificate(X509Certificate certificate, Key key) {

    private static final String PASSWORD = "of this file";
    private static final String ALIAS = "web";

    /** @param store a new file */
    static ServerCertificate make(Path store) throws IOException, InterruptedException, GeneralSecurityException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=vouch",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (made.waitFor() != 0) {
            throw new AssertionError("keytool made no certificate: " + said);
        }
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        return new ServerCertificate(
                (X509Certificate) keys.getCertificate(ALIAS), keys.getKey(ALIAS, PASSWORD.toCharArray()));
    }

    /** Replaces the two files of an operator, one after the other. */
    void write(Path folder) throws IOException, GeneralSecurityException {
        replace(folder.resolve("tls.crt"), "CERTIFICATE", certificate.getEncoded());
        replace(folder.resolve("tls.key"), "PRIVATE KEY", key.getEncoded());
    }

    private static void replace(Path file, String what, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder().encodeToString(content);
        Path next = Files.writeString(
                file.resolveSibling("next"), "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(what, text));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** How clients connect that trust each of these. */
    static SSLContext trusting(ServerCertificate... trusted) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load((InputStream) null, null);
        for (ServerCertificate one : trusted) {
            store.setCertificateEntry(one.certificate.getSerialNumber().toString(), one.certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** Whether a client that connects now gets this certificate. */
    boolean isServed(int port, ServerCertificate... trusted) throws IOException, GeneralSecurityException {
        try (SSLSocket socket = (SSLSocket) trusting(trusted).getSocketFactory().createSocket("127.0.0.1", port)) {
            return socket.getSession().getPeerCertificates()[0].equals(certificate);
        }
    }
}
