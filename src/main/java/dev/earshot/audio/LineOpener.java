package dev.earshot.audio;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;

/** Where the sound system begins. */
@FunctionalInterface
interface LineOpener {
    /** The computer's own. */
    LineOpener SYSTEM = (format, bufferBytes) -> {
        DataLine.Info wanted = new DataLine.Info(TargetDataLine.class, format);
        return opened((TargetDataLine) AudioSystem.getLine(wanted), format, bufferBytes);
    };

    /**
     * Opens an input, not yet started.
     *
     * @throws IllegalArgumentException where no input has that format, so also where there is no input at all
     * @throws LineUnavailableException where there is one, but it won't open now
     */
    TargetDataLine open(AudioFormat format, int bufferBytes) throws LineUnavailableException;

    /** Opens a line, or leaves nothing behind. */
    static TargetDataLine opened(TargetDataLine line, AudioFormat format, int bufferBytes)
            throws LineUnavailableException {
        try {
            line.open(format, bufferBytes);
            return line;
        } catch (LineUnavailableException | RuntimeException e) {
            line.close();
            throw e;
        }
    }
}
