package dev.earshot.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavFileTest {
    private static final Path SPEECH = Path.of("src/test/resources/speech");

    @Test
    void sixteenKilohertzMonoComesOutAsItIsWritten() throws IOException {
        byte[] bytes = Files.readAllBytes(SPEECH.resolve("digits-1.wav"));
        short[] written = new short[(bytes.length - 44) / 2];
        ByteBuffer.wrap(bytes, 44, bytes.length - 44)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(written);

        try (WavFile file = WavFile.open(SPEECH.resolve("digits-1.wav"))) {
            assertThat(file.duration()).contains(Duration.ofNanos(written.length * 62_500L));
            assertThat(Sound.all(file)).isEqualTo(written);
        }
    }

    @ParameterizedTest
    @CsvSource({"demo-8k.wav, 0.97", "demo-44k-stereo.wav, 0.88"})
    void sameSpeechAtOtherRatesSoundsTheSame(String name, double alike) throws IOException {
        try (WavFile original = demo();
                WavFile other = WavFile.open(SPEECH.resolve(name))) {
            double seconds = other.duration().orElseThrow().toNanos() / 1e9;
            short[] heard = Sound.all(other);
            assertThat((double) heard.length).isCloseTo(seconds * 16_000, within(1.0));
            // The 44.1 kHz one is the demo's beginning, with its right channel a little late; 8 kHz has no sibilants.
            short[] wanted = Arrays.copyOf(Sound.all(original), heard.length);
            double product = 0;
            for (int i = 0; i < heard.length; i++) {
                product += heard[i] * (double) wanted[i];
            }
            double correlation = product / heard.length / (Sound.rms(heard) * Sound.rms(wanted) * 0x1p30);
            assertThat(correlation).isGreaterThan(alike);
        }
    }

    @Test
    void everySampleFormatMeansTheSameSound() throws IOException {
        byte[] asFloat = floats(0.5f, -0.25f);

        assertThat(heard(WavBytes.PCM, 8, new byte[] {(byte) 0xC0, 0x60})).containsExactly(0x4000, -0x2000);
        assertThat(heard(WavBytes.PCM, 16, WavBytes.shorts(0x4000, -0x2000))).containsExactly(0x4000, -0x2000);
        assertThat(heard(WavBytes.PCM, 24, new byte[] {0, 0, 0x40, 0, 0, (byte) 0xE0}))
                .containsExactly(0x4000, -0x2000);
        assertThat(heard(WavBytes.PCM, 32, new byte[] {0, 0, 0, 0x40, 0, 0, 0, (byte) 0xE0}))
                .containsExactly(0x4000, -0x2000);
        assertThat(heard(WavBytes.FLOAT, 32, asFloat)).containsExactly(0x4000, -0x2000);
        assertThat(heard(WavBytes.FLOAT, 64, doubles(0.5, -0.25))).containsExactly(0x4000, -0x2000);
    }

    @Test
    void brokenFloatsAreSilenceOrFullScale() throws IOException {
        assertThat(heard(WavBytes.FLOAT, 32, floats(Float.NaN, Float.POSITIVE_INFINITY, -7)))
                .containsExactly(0, 32_767, -32_768);
    }

    @Test
    void extensibleFormatIsReadByItsInnerOne() throws IOException {
        try (WavFile file = new WavBytes()
                .extensible(WavBytes.FLOAT, 1, 16_000, 32)
                .data(floats(0.5f))
                .open()) {
            assertThat(Sound.all(file)).containsExactly(0x4000);
        }
    }

    @Test
    void channelsBecomeTheirMean() throws IOException {
        byte[] frames = WavBytes.shorts(100, 200, 300, -100, -200, -300);
        try (WavFile file =
                new WavBytes().format(WavBytes.PCM, 3, 16_000, 16).data(frames).open()) {
            assertThat(Sound.all(file)).containsExactly(200, -200);
        }
    }

    @Test
    void chunksOfAnyKindAndOddLengthMayComeFirstAndLast() throws IOException {
        byte[] bytes = new WavBytes("RIFF", 80)
                .chunk("LIST", new byte[7])
                .format(WavBytes.PCM, 1, 16_000, 16)
                .chunk("note", new byte[3])
                .data(WavBytes.shorts(1, 2, 3))
                .chunk("LIST", new byte[8])
                .bytes();
        try (WavFile file = WavFile.open(new ByteArrayInputStream(bytes), "x.wav")) {
            assertThat(file.duration()).contains(Duration.ofNanos(3 * 62_500));
            assertThat(Sound.all(file)).containsExactly(1, 2, 3);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0xFFFF_FFFFL, 0, 36})
    void soundOfUnknownLengthEndsWithTheFile(long riffSize) throws IOException {
        long claimed = riffSize == 36 ? 0 : riffSize;
        try (WavFile file = new WavBytes("RIFF", riffSize)
                .format(WavBytes.PCM, 1, 16_000, 16)
                .data(claimed, WavBytes.shorts(1, 2, 3))
                .open()) {
            assertThat(file.duration()).isEmpty();
            assertThat(Sound.all(file)).containsExactly(1, 2, 3);
        }
    }

    @Test
    void soundThatIsReallyEmptyIsNotWhatFollowsIt() throws IOException {
        try (WavFile file = new WavBytes("RIFF", 52)
                .format(WavBytes.PCM, 1, 16_000, 16)
                .data(0, new byte[0])
                .chunk("LIST", new byte[8])
                .open()) {
            assertThat(file.duration()).contains(Duration.ZERO);
            assertThat(Sound.all(file)).isEmpty();
        }
    }

    @Test
    void lengthsBeyondFourGigabytesAreTakenFromTheirOwnChunk() throws IOException {
        byte[] sizes = new WavBytes().number(0, 4).number(6, 8).number(3, 8).bytes();
        byte[] ds64 = Arrays.copyOfRange(sizes, 8, sizes.length);
        try (WavFile file = new WavBytes("RF64", 0xFFFF_FFFFL)
                .chunk("ds64", ds64)
                .format(WavBytes.PCM, 1, 16_000, 16)
                .data(0xFFFF_FFFFL, WavBytes.shorts(1, 2, 3, 4))
                .open()) {
            assertThat(Sound.all(file)).containsExactly(1, 2, 3);
        }
    }

    @Test
    void fileThatWasCutOffGivesWhatIsThere() throws IOException {
        byte[] cut = {1, 0, 1, 0, 2, 0, 2};
        try (WavFile file = new WavBytes()
                .format(WavBytes.PCM, 2, 16_000, 16)
                .data(4_000, cut)
                .open()) {
            assertThat(Sound.all(file)).containsExactly(1);
        }
    }

    @Test
    void longRecordingIsReadOnlyAsFarAsItIsHeard() throws IOException {
        AtomicLong taken = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("Earshot reads in blocks");
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                taken.addAndGet(length);
                return length;
            }
        };
        byte[] head = new WavBytes()
                .format(WavBytes.PCM, 1, 48_000, 16)
                .data(0xFFFF_FFFFL, new byte[0])
                .bytes();
        InputStream in = new SequenceInputStream(new ByteArrayInputStream(head), endless);
        try (WavFile file = WavFile.open(in, "long.wav")) {
            short[] second = new short[320];
            for (int heard = 0; heard < 16_000; ) {
                heard += file.read(second);
            }
            assertThat(taken.get()).isBetween(96_000L, 140_000L);
        }
    }

    @Test
    void closingEndsAReadThatWaits() throws IOException, InterruptedException {
        Pipe pipe = Pipe.open();
        byte[] beginning = new WavBytes()
                .format(WavBytes.PCM, 1, 16_000, 16)
                .data(0xFFFF_FFFFL, WavBytes.shorts(7))
                .bytes();
        assertThat(pipe.sink().write(ByteBuffer.wrap(beginning))).isEqualTo(beginning.length);
        WavFile file = WavFile.open(Channels.newInputStream(pipe.source()), "pipe.wav");
        short[] buffer = new short[10];
        assertThat(file.read(buffer)).isEqualTo(1);
        Thread closer = Thread.ofPlatform().start(() -> {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(file.read(buffer)).isEqualTo(-1);
        closer.join();
        assertThat(file.read(buffer)).isEqualTo(-1);
        pipe.sink().close();
    }

    private static WavFile demo() throws IOException {
        String name = "/dev/earshot/speech/demo/demo.wav";
        InputStream in = WavFileTest.class.getResourceAsStream(name);
        assertThat(in).isNotNull();
        return WavFile.open(in, name);
    }

    private static short[] heard(int tag, int bits, byte[] data) throws IOException {
        try (WavFile file =
                new WavBytes().format(tag, 1, 16_000, bits).data(data).open()) {
            return Sound.all(file);
        }
    }

    private static byte[] floats(float... samples) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(samples);
        return buffer.array();
    }

    private static byte[] doubles(double... samples) {
        ByteBuffer buffer = ByteBuffer.allocate(8 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asDoubleBuffer().put(samples);
        return buffer.array();
    }
}
