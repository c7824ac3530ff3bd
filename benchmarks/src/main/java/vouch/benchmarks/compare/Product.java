package vouch.benchmarks.compare;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import vouch.benchmarks.Unusable;
import vouch.benchmarks.empty.EmptyApplication;

/** What the build has put beside this program: the product's jar, the libraries of stock Axon, and PostgreSQL. */
final class Product {

    private static final String INSIDE = "BOOT-INF/";
    private static final String FOREIGN = "lib";
    private static final String OWN = "own";

    private final Path benchmarks;
    private final Path jar;
    private final Path postgres;
    private final Path stock;

    private final Path unpacked;

    /** @param folder in which the jar's libraries are unpacked */
    Product(Path folder) throws IOException {
        benchmarks = here();
        jar = benchmarks.resolveSibling("product").resolve("vouch.jar");
        postgres = benchmarks.resolveSibling("postgres").resolve("postgres-17.jar");
        stock = benchmarks.resolveSibling("stock");
        unpacked = folder;
        for (Path file : List.of(jar, postgres)) {
            if (!Files.isRegularFile(file)) {
                throw new Unusable("there is no " + file + ": mvn package -Pbenchmarks -DskipTests makes it");
            }
        }
        unpack();
    }

    /** This program's jar, or its classes where they are not packed yet. */
    static Path here() {
        try {
            return Path.of(Product.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Path jar() {
        return jar;
    }

    Path postgresBinaries() {
        return postgres;
    }

    /** Where a contestant finds its classes: stock Axon must not see what Vouch's own configure, nor Vouch its JPA. */
    String classPath(Contestant contestant) {
        return contestant == Contestant.STOCK
                ? joined(all(stock), benchmarks.toString())
                : joined(classPath(), benchmarks.toString());
    }

    /** Of the product without its jar. */
    String classPath() {
        return joined(
                unpacked.resolve("classes").toString(), all(unpacked.resolve(OWN)), all(unpacked.resolve(FOREIGN)));
    }

    /** Of an application that has the product's libraries, and nothing of Vouch. */
    String emptyClassPath() {
        return joined(unpacked.resolve("empty").toString(), all(unpacked.resolve(FOREIGN)));
    }

    private static String joined(String... parts) {
        return String.join(File.pathSeparator, parts);
    }

    private static String all(Path libraries) {
        return libraries + File.separator + "*";
    }

    private void unpack() throws IOException {
        String empty = EmptyApplication.class.getName().replace('.', '/') + ".class";
        try (InputStream content = Product.class.getClassLoader().getResourceAsStream(empty)) {
            copy(content, unpacked.resolve("empty").resolve(empty));
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().startsWith(INSIDE) && !entry.isDirectory()) {
                    Path file = unpacked.resolve(entry.getName().substring(INSIDE.length()));
                    try (InputStream content = zip.getInputStream(entry)) {
                        copy(content, file);
                    }
                    if (isOurs(file)) {
                        Files.move(
                                file,
                                Files.createDirectories(unpacked.resolve(OWN)).resolve(file.getFileName()));
                    }
                }
            }
        }
    }

    /** Whether it is a module of Vouch. A module may configure every application that has it. */
    private static boolean isOurs(Path file) throws IOException {
        if (!file.toString().endsWith(".jar")) {
            return false;
        }
        try (ZipFile library = new ZipFile(file.toFile())) {
            return library.getEntry("vouch/") != null;
        }
    }

    private static void copy(InputStream content, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.copy(content, file);
    }
}
