/**
 * The library: speech models that are on this computer, those that can be had, and how one comes from there to here whole or
 * not at all.
 *
 * <p>May use {@code thread} and {@code words}. It knows what a model's folder must hold, but not Vosk: {@code speech} asks it
 * before the engine sees a folder. Folder and catalogue come by the caller, so it knows no settings either.
 */
@NullMarked
package dev.earshot.models;

import org.jspecify.annotations.NullMarked;
