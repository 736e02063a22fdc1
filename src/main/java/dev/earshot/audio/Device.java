package dev.earshot.audio;

/**
 * Something that sound can be recorded from.
 *
 * @param index the sound server's number of it, another one whenever it comes back; -1 where there is no server
 * @param name what the system calls it
 * @param description what a person calls it
 * @param isDefault whether the system would take it
 * @param monitor whether it records what a loudspeaker plays: no microphone
 * @param muted whether the sound system gives silence instead
 * @param rate its own, in samples a second; 0 if nobody knows
 * @param channels 0 if nobody knows
 */
public record Device(
        long index,
        String name,
        String description,
        boolean isDefault,
        boolean monitor,
        boolean muted,
        int rate,
        int channels) {}
