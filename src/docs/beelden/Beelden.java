import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Renews the pictures of the guides from those that the browser tests made; needs nothing but Java:
 * {@code java src/docs/beelden/Beelden.java}, from the root, after {@code ./mvnw verify}.
 */
class Beelden {
    /** A picture: the page as the tests name it, and which part of its height, in pixels. */
    private record Beeld(String naam, String pagina, int van, int hoog) {}

    private static final List<Beeld> BEELDEN = List.of(
            new Beeld("gesprek", "gesprek-4-situatie", 0, 1000),
            new Beeld("advies", "advies", 0, 1500),
            new Beeld("waarde-proberen", "parameter-schuif", 0, 1780),
            new Beeld("parameterset", "parameterset-ingediend", 0, 1200),
            new Beeld("kruistabel", "ijking-klaar", 0, 1320),
            new Beeld("geval", "ijking-geval", 0, 1000),
            new Beeld("bewaren", "bewaren", 0, 1210),
            new Beeld("stopknop", "stopknop", 0, 1000));

    public static void main(String[] arguments) throws IOException {
        for (Beeld beeld : BEELDEN) {
            BufferedImage page = ImageIO.read(new File("target/screenshots/" + beeld.pagina() + "-1280.png"));
            int height = Math.min(beeld.hoog(), page.getHeight() - beeld.van());
            BufferedImage part = page.getSubimage(0, beeld.van(), page.getWidth(), height);
            File file = new File("src/docs/beelden/" + beeld.naam() + ".png");
            ImageIO.write(indexed(part), "png", file);
            System.out.println(file + " " + file.length() / 1000 + " kB");
        }
    }

    /** With the 256 colours that are seen most: small files, and text stays sharp. */
    private static BufferedImage indexed(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        Map<Integer, Integer> count = new HashMap<>();
        for (int pixel : pixels) {
            count.merge(pixel, 1, Integer::sum);
        }
        int[] palette = count.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .limit(256)
                .mapToInt(Map.Entry::getKey)
                .toArray();
        IndexColorModel colours = new IndexColorModel(8, palette.length, palette, 0, false, -1, 0);
        BufferedImage result =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colours);
        result.setRGB(0, 0, image.getWidth(), image.getHeight(), pixels, 0, image.getWidth());
        return result;
    }
}
