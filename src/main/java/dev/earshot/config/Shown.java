package dev.earshot.config;

import java.util.List;
import java.util.Map;

/**
 * A setting in force, to be shown to its user.
 *
 * @param key its full name
 * @param value a String for text, numbers and booleans alike, as spelt; a {@link List} or a {@link Map} otherwise
 * @param origin where it was written: a file's path with the line, {@code command line}, an environment variable, or
 *     {@code default}
 */
public record Shown(String key, Object value, String origin) {
    private static final String MASK = "…";

    static Shown of(String key, Written written) {
        return new Shown(
                key,
                written.value(),
                written.isDefault() ? "default" : written.place().toString());
    }

    /** Whether nobody should see the value who only looks over its user's shoulder. */
    public boolean isSecret() {
        return key.equals("passphrase") || key.endsWith(".passphrase") || key.endsWith(".view-key");
    }

    /** The same, where it is a secret without its value; that it is empty, or in the keyring, may be seen. */
    public Shown masked() {
        return isSecret() && !value.equals("") && !RoomSecret.isKeyring(value) ? new Shown(key, MASK, origin) : this;
    }

    /** The value as it would stand in a settings file. */
    public String spelt() {
        return HoconText.spelt(value);
    }

    /** The value without quotes, but for lists and groups. */
    public String plain() {
        return value instanceof String text ? text : spelt();
    }

    /** Masked. */
    @Override
    public String toString() {
        return key + " = " + HoconText.spelt(masked().value) + " (" + origin + ")";
    }
}
