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
                ? all(stock) + File.pathSeparator + benchmarks
                : unpacked.resolve("classes")
                        + File.pathSeparator
                        + all(unpacked.resolve("lib"))
                        + File.pathSeparator
                        + benchmarks;
    }

    private static String all(Path libraries) {
        return libraries + File.separator + "*";
    }

    /** The product's libraries after the classes in a folder: {@code classes} are its own, {@code empty} somebody else's. */
    String withLibraries(String folder) {
        return unpacked.resolve(folder) + File.pathSeparator + unpacked.resolve("lib") + File.separator + "*";
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
                }
            }
        }
    }

    private static void copy(InputStream content, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.copy(content, file);
    }
}
