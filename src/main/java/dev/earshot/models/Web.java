package dev.earshot.models;

import dev.earshot.thread.Threads;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Asks servers, one request at a time, so that an interrupt of the asking thread ends it at once. */
final class Web implements AutoCloseable {
    private final OkHttpClient http;

    /** @param patience for a connection, and for each wait for bytes */
    Web(Duration patience) {
        http = new OkHttpClient.Builder()
                .connectTimeout(patience)
                .readTimeout(patience)
                .writeTimeout(patience)
                .build();
    }

    /** What becomes of an answer. */
    interface Use<T> {
        T of(Response response) throws IOException;
    }

    /**
     * Asks, and uses the answer on a thread of its own, which has ended when this returns.
     *
     * @throws IOException what the network or {@code use} throws
     */
    <T> T ask(Request request, Use<T> use) throws IOException, InterruptedException {
        Call call = http.newCall(request);
        FutureTask<T> task = new FutureTask<>(() -> {
            try (Response response = call.execute()) {
                try {
                    return use.of(response);
                } finally {
                    // Else OkHttp would read on when it is closed, for the sake of the connection.
                    call.cancel();
                }
            }
        });
        // A read of a socket does not heed an interrupt; cancelling ends it.
        Thread thread = Thread.ofVirtual().name("download").start(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            call.cancel();
            Threads.join(thread);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** What went wrong on the way to a server, without a full stop. */
    static String reason(IOException e, String host) {
        return switch (e) {
            case UnknownHostException unknown -> "No server is known by the name " + host + " here";
            case ConnectException refused -> "Nothing answers at " + host;
            case SocketTimeoutException late -> host + " does not answer in time";
            case SSLException insecure -> "There is no secure connection to " + host + " (" + e.getMessage() + ")";
            default -> "The connection to " + host + " broke off";
        };
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
