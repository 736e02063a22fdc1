package dev.earshot.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Request;
import okhttp3.Response;

/** Fetches one model's zip: goes on where it broke off, a few times by itself, and hands on only what is right. */
final class Download {
    private static final int TRIES = 5;
    /** After so much more the tries are counted anew. */
    private static final long PROGRESS = 1 << 20;

    private static final int BUFFER = 1 << 16;
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

    private final Web web;
    private final RemoteModel model;
    private final Path folder;
    private final Part part;
    private final Duration pause;
    private final InstallProgress progress;

    /**
     * @param folder for what is not whole yet; exists
     * @param pause before the second try; twice as long before each next one
     */
    Download(Web web, RemoteModel model, Path folder, Duration pause, InstallProgress progress) {
        this.web = web;
        this.model = model;
        this.folder = folder;
        this.part = new Part(folder, model);
        this.pause = pause;
        this.progress = progress;
    }

    /** This way will be tried again. */
    private static final class Broken extends IOException {
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message);
        }
    }

    /**
     * The zip, of the right size and checksum; its caller deletes it by {@link #delete}.
     *
     * @throws ModelException if it can't be had; what came is kept unless it is wrong
     */
    Path fetch() throws IOException, InterruptedException {
        boolean resumed = part.bytes() > 0;
        fill();
        if (resumed && !part.isRight(progress)) {
            progress.note("What was left of an earlier download was broken; " + model.name() + " is fetched anew");
            part.delete();
            fill();
        }
        if (!part.isRight(progress)) {
            part.delete();
            throw new ModelException("What " + model.url() + " gives has not the checksum that the list of models says;"
                    + " it was deleted. Try later, or see what speech.catalogue says");
        }
        return part.file();
    }

    void delete() throws IOException {
        part.delete();
    }

    private void fill() throws IOException, InterruptedException {
        // The model takes at least as much beside its zip.
        Disk.requireRoom(folder, 2 * model.bytes() - part.bytes(), model.name());
        int failures = 0;
        for (long before = part.bytes(); before < model.bytes(); before = part.bytes()) {
            try {
                once(before);
            } catch (Broken e) {
                failures = part.bytes() - before >= PROGRESS ? 1 : failures + 1;
                if (failures == TRIES) {
                    throw new ModelException(e.getMessage() + "; " + ByteSize.words(part.bytes()) + " of "
                            + ByteSize.words(model.bytes())
                            + " are here and kept: install it again later, and it goes on from there");
                }
                Duration wait = pause.multipliedBy(1L << (failures - 1));
                progress.note(e.getMessage() + "; trying again in " + Math.max(1, wait.toSeconds()) + " s");
                Thread.sleep(wait);
            }
        }
    }

    private void once(long have) throws IOException, InterruptedException {
        Request.Builder request = new Request.Builder()
                .url(model.url().toString())
                // A range of what a server packs on its way would be another range.
                .header("Accept-Encoding", "identity");
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
            String validator = part.validator();
            if (!validator.isEmpty()) {
                request.header("If-Range", validator);
            }
        }
        try {
            web.ask(request.build(), response -> {
                take(response, have);
                return true;
            });
        } catch (ModelException | Broken e) {
            throw e;
        } catch (IOException e) {
            throw new Broken(Web.reason(e, String.valueOf(model.url().getHost())));
        }
    }

    private void take(Response response, long have) throws IOException {
        switch (response.code()) {
            case 200 -> {
                String type = response.header("Content-Type", "");
                if (type != null && type.startsWith("text/html")) {
                    throw new ModelException(
                            model.url() + " gives a web page instead of a zip; see whether this network"
                                    + " wants a login first, or what speech.catalogue says");
                }
                requireLength(response.body().contentLength());
                begin(validator(response));
                append(response, 0);
            }
            case 206 -> {
                Matcher range = RANGE.matcher(String.valueOf(response.header("Content-Range")));
                if (!range.matches() || Long.parseLong(range.group(1)) != have) {
                    part.delete();
                    throw new Broken(model.url().getHost() + " sent another part than it was asked for");
                }
                requireLength(range.group(2).equals("*") ? -1 : Long.parseLong(range.group(2)));
                append(response, have);
            }
            case 416 -> {
                part.delete();
                throw new Broken(model.url().getHost() + " has no such part");
            }
            case 408, 425, 429, 500, 502, 503, 504 ->
                throw new Broken(model.url().getHost() + " answers " + response.code());
            default ->
                throw new ModelException("There is no zip at " + model.url() + ": its server answers " + response.code()
                        + "; try later, or see what speech.catalogue says");
        }
    }

    /** A weak tag does not say that the bytes are the same. */
    private static String validator(Response response) {
        String tag = response.header("ETag");
        if (tag != null && tag.startsWith("\"")) {
            return tag;
        }
        String modified = response.header("Last-Modified");
        return modified == null ? "" : modified;
    }

    private void requireLength(long bytes) throws IOException {
        if (bytes >= 0 && bytes != model.bytes()) {
            throw wrongLength(bytes + " bytes");
        }
    }

    private ModelException wrongLength(String found) throws IOException {
        part.delete();
        return new ModelException("What " + model.url() + " gives has " + found + ", but the list of models says "
                + model.bytes() + "; it was deleted. Try later, or see what speech.catalogue says");
    }

    private void begin(String validator) throws IOException {
        try {
            part.begin(validator);
        } catch (IOException e) {
            throw Disk.unwritten(folder, model.bytes(), model.name(), e);
        }
    }

    private void append(Response response, long from) throws IOException {
        long have = from;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = response.body().byteStream();
                OutputStream out = Files.newOutputStream(part.file(), StandardOpenOption.APPEND)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                have += n;
                if (have > model.bytes()) {
                    throw wrongLength("more bytes");
                }
                write(out, buffer, n, have);
                progress.at(InstallProgress.Stage.DOWNLOAD, have, model.bytes());
            }
        }
        if (have < model.bytes()) {
            throw new Broken("The answer of " + model.url().getHost() + " ended early");
        }
    }

    private void write(OutputStream out, byte[] buffer, int n, long have) throws ModelException {
        try {
            out.write(buffer, 0, n);
        } catch (IOException e) {
            throw Disk.unwritten(folder, 2 * model.bytes() - have + n, model.name(), e);
        }
    }
}
