package dev.earshot.tray;

import java.time.Duration;
import java.util.function.Consumer;

/** Decides which kind of tray there is. */
final class TrayChoice {
    private static final int LOOKS = 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private TrayChoice() {}

    /**
     * StatusNotifier where a panel watches for such icons; dorkbox for trays that know XEmbed only, and for other systems.
     * Where a bus is and no tray, StatusNotifier too: it costs nothing to wait for a panel, and X11's end is not its end.
     */
    static TrayRenderer open(Tray.Place place, Consumer<TrayAction> chosen, Runnable opening, Consumer<String> missing)
            throws NoTrayException, InterruptedException {
        return switch (patiently(place)) {
            case WATCHED -> onBus(place, chosen, opening);
            case XEMBED -> DorkboxRenderer.open(true, chosen);
            case SYSTEM -> DorkboxRenderer.open(false, chosen);
            case AWAITED -> {
                missing.accept("No tray icon: no panel shows a tray now. The icon appears as soon as one does;"
                        + " all else works without it.");
                yield onBus(place, chosen, opening);
            }
            case NONE -> throw new NoTrayException(why(place.environment().getOrDefault("DISPLAY", "")));
        };
    }

    /** At login a panel may come later than this program. */
    private static TrayKind patiently(Tray.Place place) throws InterruptedException {
        TrayKind kind = TrayKind.of(place);
        for (int look = 1; look < LOOKS && isToCome(kind, place); look++) {
            Thread.sleep(BETWEEN_LOOKS);
            kind = TrayKind.of(place);
        }
        return kind;
    }

    private static boolean isToCome(TrayKind kind, Tray.Place place) {
        boolean missing = kind == TrayKind.AWAITED || kind == TrayKind.NONE;
        return missing && !place.environment().getOrDefault("DISPLAY", "").isBlank();
    }

    private static TrayRenderer onBus(Tray.Place place, Consumer<TrayAction> chosen, Runnable opening) {
        return new StatusNotifierRenderer(place.bus().orElseThrow().connection(), chosen, opening);
    }

    private static String why(String display) {
        return display.isBlank()
                ? "DISPLAY is not set, so there is no desktop to show one on"
                : "the desktop at " + display + " has none, or can't be reached";
    }
}
