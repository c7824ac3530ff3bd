package vouch.acceptance.console;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A screenshot for a document: with few colours, so that it is small. */
record Picture(BufferedImage shot) {

    /** What one byte can name. */
    private static final int COLOURS = 256;

    /** Those of areas are among them. */
    private static final int FREQUENT = 64;

    static Picture of(byte[] png) {
        try {
            return new Picture(ImageIO.read(new ByteArrayInputStream(png)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answered with its size in bytes. */
    long write(Path file) {
        int[] pixels = shot.getRGB(0, 0, shot.getWidth(), shot.getHeight(), null, 0, shot.getWidth());
        int[] palette = palette(pixels);
        Map<Integer, Integer> nearest = new HashMap<>();
        BufferedImage small = new BufferedImage(
                shot.getWidth(),
                shot.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, palette.length, palette, 0, false, -1, 0));
        byte[] indexes = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            indexes[i] = nearest.computeIfAbsent(pixels[i], colour -> nearest(palette, colour))
                    .byteValue();
        }
        small.getRaster().setDataElements(0, 0, shot.getWidth(), shot.getHeight(), indexes);
        try {
            ImageIO.write(
                    small,
                    "png",
                    Files.createDirectories(file.getParent())
                            .resolve(file.getFileName())
                            .toFile());
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The most frequent colours, and of those that look alike among the others one each. */
    private static int[] palette(int[] pixels) {
        Map<Integer, Integer> count = new HashMap<>();
        for (int pixel : pixels) {
            count.merge(pixel, 1, Integer::sum);
        }
        List<Integer> frequent = count.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        Map<Integer, Integer> alike = new LinkedHashMap<>();
        frequent.forEach(colour -> alike.putIfAbsent(colour & 0xf0f0f0, colour));
        return Stream.concat(frequent.stream().limit(FREQUENT), alike.values().stream())
                .distinct()
                .limit(COLOURS)
                .mapToInt(colour -> colour)
                .toArray();
    }

    private static int nearest(int[] palette, int colour) {
        return IntStream.range(0, palette.length)
                .boxed()
                .min(Comparator.comparingInt(index -> distance(palette[index], colour)))
                .orElseThrow();
    }

    private static int distance(int one, int other) {
        return IntStream.of(0, 8, 16)
                .map(shift -> (one >> shift & 0xff) - (other >> shift & 0xff))
                .map(difference -> difference * difference)
                .sum();
    }
}
