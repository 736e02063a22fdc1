package dev.earshot.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A process that opens and closes the door as it is told on its standard input. */
final class DoorMain {
    private DoorMain() {}

    @SuppressWarnings("SystemOut") // How it answers its test.
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        Path folder = Path.of(args[0]);
        System.out.println("ready");
        @Nullable Door door = null;
        @Nullable DoorKey mine = null;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("open")) {
                Optional<DoorKey> key = DoorKey.take(folder);
                if (key.isPresent()) {
                    mine = key.get();
                    door = Door.open(mine, new RecordingHouse());
                }
                System.out.println(key.isPresent() ? "first" : "second");
            } else {
                if (door != null && mine != null) {
                    door.close();
                    mine.close();
                    door = null;
                }
                System.out.println("closed");
            }
        }
    }
}
