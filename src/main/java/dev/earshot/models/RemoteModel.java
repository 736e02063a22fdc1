package dev.earshot.models;

import java.net.URI;
import java.util.Locale;

/**
 * A model in the catalogue.
 *
 * @param name safe as a folder's
 * @param language a tag such as {@code en-us}; empty where the catalogue has none
 * @param languageName in English, for people
 * @param bytes of its zip, more than 0
 * @param md5 of its zip, 32 lower-case hexadecimal digits
 * @param url of its zip, http or https
 * @param kind {@code small}, {@code big} or what else the catalogue says, such as {@code spk}
 * @param obsolete a newer one takes its place
 */
public record RemoteModel(
        String name,
        String language,
        String languageName,
        long bytes,
        String md5,
        URI url,
        String kind,
        boolean obsolete) {

    /** Whether it recognises words: the catalogue has models for other tasks as well, and says so in their kind. */
    public boolean recognises() {
        return kind.isEmpty() || kind.startsWith("small") || kind.startsWith("big");
    }

    /** Whether it is for this language, with or without the country: {@code en} is all of {@code en-us, en-in}. */
    public boolean speaks(String tag) {
        String wanted = tag.toLowerCase(Locale.ROOT).replace('_', '-');
        String own = language.toLowerCase(Locale.ROOT);
        return own.equals(wanted) || own.startsWith(wanted + "-") || languageName.equalsIgnoreCase(tag);
    }
}
