/**
 * The rules: what the user has set ({@link dev.earshot.config.Settings}) and where Earshot keeps its files
 * ({@link dev.earshot.config.AppFolders}).
 * {@link dev.earshot.config.SettingsLoader} reads them; {@link dev.earshot.config.SettingsEditor} changes them in the user's
 * file; only {@code Hocon} and {@code HoconText} know the language they are written in. A new
 * setting is a line in {@code reference.conf} and the sample, and one in {@code SettingsReader}.
 *
 * <p>May use {@code caption}, whose speaker a setting describes, of {@code hotkey} the combination of keys and of {@code room}
 * the rules that settings name, and {@code system} and {@code words}. Settings are a value: whoever needs one gets it by
 * constructor, nobody reads them from a static place, so that a running agent can live on with new ones.
 */
@NullMarked
package dev.earshot.config;

import org.jspecify.annotations.NullMarked;
