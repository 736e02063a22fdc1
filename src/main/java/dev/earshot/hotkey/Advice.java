package dev.earshot.hotkey;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How to get a hotkey where the desktop gives none to programs: by one of the desktop's own shortcuts. */
final class Advice {
    /** By a word of XDG_CURRENT_DESKTOP, in the order in which they count. */
    private static final Map<String, String> WHERE = where();

    private Advice() {}

    /** One sentence. */
    static String sentence(Map<String, String> environment) {
        String desktop = environment.getOrDefault("XDG_CURRENT_DESKTOP", "").toLowerCase(Locale.ROOT);
        return WHERE.entrySet().stream()
                .filter(it -> desktop.contains(it.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("Bind a key to “earshot toggle” in your desktop's keyboard settings.");
    }

    private static Map<String, String> where() {
        var where = new LinkedHashMap<String, String>();
        where.put(
                "gnome",
                "Bind a key to “earshot toggle” in Settings > Keyboard > View and Customize Shortcuts > Custom Shortcuts.");
        where.put(
                "kde",
                "Bind a key to “earshot toggle” in System Settings > Keyboard > Shortcuts > Add New > Command or Script.");
        where.put("xfce", "Bind a key to “earshot toggle” in Settings > Keyboard > Application Shortcuts.");
        where.put(
                "cinnamon",
                "Bind a key to “earshot toggle” in System Settings > Keyboard > Shortcuts > Custom Shortcuts.");
        where.put("mate", "Bind a key to “earshot toggle” in Control Center > Keyboard Shortcuts > Add.");
        where.put("sway", "Put “bindsym Ctrl+Mod1+l exec earshot toggle” into ~/.config/sway/config.");
        where.put("hyprland", "Put “bind = CTRL ALT, L, exec, earshot toggle” into ~/.config/hypr/hyprland.conf.");
        where.put(
                "niri",
                "Put “Ctrl+Alt+L { spawn \"earshot\" \"toggle\"; }” into the binds of ~/.config/niri/config.kdl.");
        where.put("river", "Put “riverctl map normal Control+Alt L spawn 'earshot toggle'” into ~/.config/river/init.");
        return where;
    }
}
