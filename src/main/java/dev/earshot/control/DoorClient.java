package dev.earshot.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.thread.Threads;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The other programs' end of the control socket. An interrupt of the calling thread ends each call.
 *
 * <p>Kept off logging and all else that takes time to load: a key press may wait for it.
 *
 * @param runtimeFolder the agent's
 */
public record DoorClient(Path runtimeFolder) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Of what the agent says, in bytes: a defence against a stranger in its place, no limit of the door's. */
    private static final int LONGEST_ANSWER = 64 * 1024;

    /**
     * Says a word and waits for the answer.
     *
     * @return the agent's sentence
     * @throws NoAgentException if no agent runs
     * @throws IOException with a sentence for the user, the agent's own if it refused
     */
    public String ask(Word word) throws IOException, InterruptedException {
        String answer = ask(word.written());
        return answer.startsWith("ok ") ? answer.substring("ok ".length()) : answer;
    }

    /**
     * How the agent is, as one JSON object on one line.
     *
     * @throws NoAgentException if no agent runs
     * @throws IOException with a sentence for the user
     */
    public String status() throws IOException, InterruptedException {
        return ask("status");
    }

    /**
     * Hands on how the agent is, now and after each change, until the agent ends.
     *
     * @throws NoAgentException if no agent runs
     * @throws IOException with a sentence for the user
     */
    public void follow(Consumer<String> statuses) throws IOException, InterruptedException {
        try (SocketChannel channel = connect()) {
            LineReader lines = say(channel, "follow");
            for (Optional<String> line = next(lines); line.isPresent(); line = next(lines)) {
                statuses.accept(unlessRefused(line.get()));
            }
        } catch (ClosedByInterruptException e) {
            throw interrupted();
        }
    }

    private String ask(String line) throws IOException, InterruptedException {
        try (SocketChannel channel = connect()) {
            Thread patience = Thread.ofPlatform().daemon().name("patience").start(() -> closeAfterPatience(channel));
            try {
                return unlessRefused(next(say(channel, line)).orElseThrow(NoAgentException::new));
            } finally {
                patience.interrupt();
                Threads.join(patience);
            }
        } catch (ClosedByInterruptException e) {
            throw interrupted();
        } catch (AsynchronousCloseException e) {
            throw new IOException(
                    "the agent has not answered for " + PATIENCE.toSeconds() + " s; end its process if it hangs", e);
        }
    }

    private static void closeAfterPatience(SocketChannel channel) {
        try {
            Thread.sleep(PATIENCE);
            channel.close();
        } catch (InterruptedException | IOException e) {
            // Answered in time.
        }
    }

    private SocketChannel connect() throws IOException, InterruptedException {
        Path socket = DoorKey.socket(runtimeFolder);
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of(socket));
        } catch (ClosedByInterruptException e) {
            throw interrupted();
        } catch (ConnectException e) {
            throw new NoAgentException();
        } catch (IOException e) {
            // The JDK has no class of its own for a socket that is not there.
            throw Files.notExists(socket) && !DoorKey.isTooLong(e)
                    ? new NoAgentException()
                    : DoorKey.unusable(socket, e);
        }
    }

    /** Answers what the agent says to that. */
    private static LineReader say(SocketChannel channel, String line) throws IOException {
        try {
            channel.write(ByteBuffer.wrap((line + "\n").getBytes(UTF_8)));
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            // Turned away; why stands there to be read.
        }
        return new LineReader(channel, LONGEST_ANSWER);
    }

    /** Empty if the agent has closed the door. */
    private static Optional<String> next(LineReader lines) throws IOException {
        try {
            return lines.next();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static String unlessRefused(String answer) throws IOException {
        if (answer.startsWith("error ")) {
            throw new IOException("the agent says: " + answer.substring("error ".length()));
        }
        return answer;
    }

    /** In place of the exception that leaves the thread interrupted. */
    private static InterruptedException interrupted() {
        Thread.interrupted();
        return new InterruptedException();
    }
}
