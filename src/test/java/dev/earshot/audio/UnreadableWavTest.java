package dev.earshot.audio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableWavTest {
    private static final String TAKES = "; Earshot takes WAV: 8 to 192 kHz, 8, 16, 24 or 32 bit or float";

    @Test
    void otherKindsOfFileAreNamedByTheirBeginning() {
        assertThat(message("ID3\u0004 and so on, for long"))
                .isEqualTo("x.wav is no WAV file (it begins with \"ID3\")" + TAKES);
        assertThat(message("fLaC")).isEqualTo("x.wav is no WAV file (it begins with \"fLaC\")" + TAKES);
        assertThat(message("\u00FF\u00FB\u0090Dxxxxxxxxxx"))
                .isEqualTo("x.wav is no WAV file (it begins with FF FB 90 44)" + TAKES);
        assertThat(message("RIFF\0\0\0\0AVI LIST"))
                .isEqualTo("x.wav is no WAV file (it is RIFF, but holds \"AVI\")" + TAKES);
        assertThat(message("")).isEqualTo("x.wav is empty" + TAKES);
    }

    @Test
    void otherSoundInAWavIsNamed() {
        assertThat(message(new WavBytes().format(2, 1, 16_000, 4)))
                .isEqualTo("x.wav holds ADPCM sound (format 0x0002)" + TAKES);
        assertThat(message(new WavBytes().extensible(0x1234, 1, 16_000, 16)))
                .isEqualTo("x.wav holds sound (format 0x1234)" + TAKES);
        assertThat(message(new WavBytes().format(WavBytes.PCM, 1, 16_000, 12)))
                .isEqualTo("x.wav holds 12-bit PCM sound" + TAKES);
        assertThat(message(new WavBytes().format(WavBytes.PCM, 1, 4_000, 16)))
                .isEqualTo("x.wav has 4000 samples a second" + TAKES);
        assertThat(message(new WavBytes().format(WavBytes.PCM, 0, 16_000, 16)))
                .isEqualTo("x.wav has a damaged format chunk (0 channels of 16 bits in 0 bytes)" + TAKES);
    }

    @Test
    void damageIsSaid() {
        assertThat(message(new WavBytes().format(WavBytes.PCM, 1, 16_000, 16)))
                .isEqualTo("x.wav ends before its sound begins" + TAKES);
        assertThat(message(new WavBytes().data(new byte[2])))
                .isEqualTo("x.wav does not say what its sound is like (no fmt chunk before the data)" + TAKES);
        assertThat(message(new WavBytes().text("fmt ").number(0x7FFF_FFFF, 4)))
                .isEqualTo("x.wav has a damaged format chunk (of 2147483647 bytes)" + TAKES);
    }

    @Test
    void whatIsNotThereOrAFolderIsSaid(@TempDir Path folder) {
        Path missing = folder.resolve("missing\n.wav");
        assertThatExceptionOfType(UnreadableAudioException.class)
                .isThrownBy(() -> WavFile.open(missing))
                .withMessage(folder + "/missing?.wav is not there");
        assertThatExceptionOfType(UnreadableAudioException.class)
                .isThrownBy(() -> WavFile.open(folder))
                .withMessage(folder + " is a folder, not a recording");
    }

    private static String message(WavBytes wav) {
        return message(new String(wav.bytes(), ISO_8859_1));
    }

    /** What is said of these bytes; their stream must be closed then. */
    private static String message(String bytes) {
        AtomicBoolean closed = new AtomicBoolean();
        ByteArrayInputStream in = new ByteArrayInputStream(bytes.getBytes(ISO_8859_1)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        UnreadableAudioException thrown = assertThatExceptionOfType(UnreadableAudioException.class)
                .isThrownBy(() -> WavFile.open(in, "x.wav"))
                .actual();
        assertThat(closed).isTrue();
        return String.valueOf(thrown.getMessage());
    }
}
