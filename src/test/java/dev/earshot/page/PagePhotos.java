package dev.earshot.page;

import dev.earshot.caption.Speaker;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;

/**
 * Takes the README's photographs of the room's pages, {@code src/readme/display.png}, {@code lanes.png} and {@code start.png},
 * in a headless Chromium, the display's before a picture that shines through: after {@code mvn test-compile} run
 * {@code mvn exec:exec -Dexec.classpathScope=test -Dexec.args="-cp %classpath dev.earshot.page.PagePhotos"}.
 */
final class PagePhotos {
    private static final Speaker JOSE = Speaker.named("José");
    private static final Speaker ADA = Speaker.named("Ada");
    private static final Speaker GRACE = Speaker.named("Grace");
    private static final int WIDTH = 1100;

    private final Browser browser;
    private final Stage stage;

    private PagePhotos(Browser browser, Stage stage) {
        this.browser = browser;
        this.stage = stage;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("photos");
        try (Browser browser = Browser.open(profile);
                Stage stage = new Stage()) {
            PagePhotos photos = new PagePhotos(browser, stage);
            photos.speak();
            photos.display("display.png", "fade=0&fontsize=28&maxlines=5", 414);
            photos.display("lanes.png", "fade=0&fontsize=24&timestamps=false&lanes=columns&maxlines=2", 340);
            photos.start();
        }
    }

    private void speak() throws IOException, InterruptedException {
        stage.itIs("18:25:12");
        stage.say(GRACE, "Thank you, it is good to be here.");
        stage.itIs("18:25:16");
        stage.say(JOSE, "¡Hola! Every speaker has a colour of their own.");
        stage.itIs("18:25:17");
        stage.say(ADA, "And sentences stay in order.");
        stage.itIs("18:25:19");
        stage.say(GRACE, "Even when the network is slow.");
        stage.itIs("18:25:20");
        stage.say(ADA, "Nobody’s words move another’s.");
        stage.itIs("18:25:21");
    }

    private void display(String file, String asked, int height) throws IOException, InterruptedException {
        browser.size(WIDTH, height, 1);
        browser.tools(
                "Emulation.setDefaultBackgroundColorOverride", Map.of("color", Map.of("r", 0, "g", 0, "b", 0, "a", 0)));
        Display display = Display.open(browser, stage.display(asked));
        display.await("the sentences", lines -> lines.size() >= 5);
        // Not kept by the room: begun for each photograph.
        stage.begin(JOSE, 1, "And while I am still speaking you can read", 20);
        display.await("the guess", lines -> lines.stream().anyMatch(Display.Line::partial));
        display.settle();

        BufferedImage photograph = evening(height);
        Graphics2D graphics = photograph.createGraphics();
        graphics.drawImage(photograph(Map.of()), 0, 0, null);
        graphics.dispose();
        save(photograph, file);
    }

    private void start() throws IOException {
        browser.size(820, 900, 1);
        browser.tools("Emulation.setDefaultBackgroundColorOverride", Map.of());
        browser.show(URI.create(stage.startPage().toString()));
        save(
                photograph(Map.of(
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of(
                                "x",
                                0,
                                "y",
                                0,
                                "width",
                                820,
                                "scale",
                                1,
                                "height",
                                browser.number("return document.documentElement.scrollHeight")))),
                "start.png");
    }

    private BufferedImage photograph(Map<String, Object> how) throws IOException {
        Object data = Objects.requireNonNull(
                browser.tools("Page.captureScreenshot", how).get("data"));
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data.toString())));
    }

    private static void save(BufferedImage photograph, String file) throws IOException {
        BufferedImage solid =
                new BufferedImage(photograph.getWidth(), photograph.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = solid.createGraphics();
        graphics.drawImage(photograph, 0, 0, null);
        graphics.dispose();
        ImageIO.write(solid, "png", new File("src/readme", file));
    }

    /** Mountains at nightfall. */
    private static BufferedImage evening(int height) {
        BufferedImage picture = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setPaint(new LinearGradientPaint(0, 0, 0, height, new float[] {0, 0.45f, 0.75f, 1}, new Color[] {
            new Color(0x1b2342), new Color(0x4a4370), new Color(0xc96a72), new Color(0xf2a65a)
        }));
        graphics.fillRect(0, 0, WIDTH, height);
        graphics.setColor(new Color(0xffe0a0));
        graphics.fillOval(815, height / 2, 92, 92);
        mountains(graphics, height, 0x4b3a5e, 0.72, 0.55, 0.75, 0.58, 0.74, 0.62, 0.77, 0.6);
        mountains(graphics, height, 0x2d2845, 0.84, 0.75, 0.88, 0.73, 0.89, 0.77, 0.86, 0.8);
        graphics.setPaint(new GradientPaint(0, height * 0.9f, new Color(0x171a2e), 0, height, new Color(0x10121f)));
        graphics.fill(ridge(height, 0.95, 0.97, 0.94, 0.98, 0.95, 0.97, 0.96, 0.93));
        graphics.dispose();
        return picture;
    }

    private static void mountains(Graphics2D graphics, int height, int color, double... tops) {
        graphics.setColor(new Color(color));
        graphics.fill(ridge(height, tops));
    }

    private static Polygon ridge(int height, double... tops) {
        Polygon ridge = new Polygon();
        ridge.addPoint(0, height);
        for (int i = 0; i < tops.length; i++) {
            ridge.addPoint(WIDTH * i / (tops.length - 1), (int) (height * tops[i]));
        }
        ridge.addPoint(WIDTH, height);
        return ridge;
    }
}
