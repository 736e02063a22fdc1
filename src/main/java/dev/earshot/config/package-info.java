/**
 * The rules: what the user has set ({@link dev.earshot.config.Settings}) and where Earshot keeps its files
 * ({@link dev.earshot.config.AppFolders}).
 *
 * <p>May use {@code caption}, whose speaker a setting describes. Settings are a value: whoever needs one gets it by
 * constructor, nobody reads them from a static place, so that a running agent can live on with new ones.
 */
@NullMarked
package dev.earshot.config;

import org.jspecify.annotations.NullMarked;
