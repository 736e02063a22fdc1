/**
 * The key box: the desktop's keyring ({@link dev.earshot.secret.DesktopKeyring}), where a room's passphrase can lie instead
 * of in a file. Only its secret for Earshot's own entries is ever asked for.
 *
 * <p>May use {@code bus} and {@code system}, and with {@code bus} and others the D-Bus library. It does not
 * know the settings, nor they it: the wiring brings them together, so that loading settings that name no keyring touches
 * no bus.
 */
@NullMarked
package dev.earshot.secret;

import org.jspecify.annotations.NullMarked;
