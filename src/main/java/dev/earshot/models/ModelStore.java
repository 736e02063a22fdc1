package dev.earshot.models;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The models on this computer: each a folder of its name. One is there whole or not at all, whenever a process ends:
 * everything comes about in a temporary folder beside them and is moved into place in one step. Files that begin with a
 * point are the store's own.
 *
 * <p>Any process may use it at any time; in one process, one thread at a time.
 */
public final class ModelStore {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final String TEMPORARY = ".temporary";

    private final Path folder;
    private final Duration pause;

    /** @param folder need not exist */
    public ModelStore(Path folder) {
        this(folder, PAUSE);
    }

    /** @param pause before a broken download is tried again for the first time */
    ModelStore(Path folder, Duration pause) {
        this.folder = folder.toAbsolutePath().normalize();
        this.pause = pause;
    }

    /** Where the models are. */
    public Path folder() {
        return folder;
    }

    /** Every folder among the models, whole or not, by name. */
    public List<InstalledModel> installed() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<InstalledModel> models = new ArrayList<>();
        for (Path each : inside(folder)) {
            if (Files.isDirectory(each) && !name(each).startsWith(".")) {
                models.add(new InstalledModel(name(each), each, Disk.size(each), ModelFolder.problem(each)));
            }
        }
        return models;
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    /**
     * One of them.
     *
     * @throws ModelException if there is none of that name, with those that may be meant
     */
    public InstalledModel installed(String name) throws IOException {
        List<InstalledModel> all = installed();
        return all.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ModelException("There is no model " + name + " in " + folder
                        + ModelNames.didYouMean(
                                name,
                                all.stream().map(InstalledModel::name).toList(),
                                "earshot models list tells which there are, earshot models install NAME gets one")));
    }

    /**
     * Removes a model; of a link, the link alone.
     *
     * @throws ModelException if there is none of that name, or it can't be removed
     */
    public void remove(String name) throws IOException {
        Path model = installed(name).folder();
        try (StoreLock lock = lock(name)) {
            // In one step, so that nobody finds half of it.
            Path gone = temporary(name);
            Disk.delete(gone);
            Files.createDirectories(folder.resolve(TEMPORARY));
            Files.move(model, gone, StandardCopyOption.ATOMIC_MOVE);
            Disk.delete(gone);
        } catch (ModelException e) {
            throw e;
        } catch (IOException e) {
            throw new ModelException(
                    model + " can't be removed (" + e.getMessage() + "); see whether a running Earshot uses it", e);
        }
    }

    /**
     * Fetches a model and installs it; goes on where an earlier download broke off.
     *
     * @throws ModelException if it can't be had, is not what the catalogue says, or is there already
     * @throws InterruptedException if the calling thread is interrupted; what came is kept
     */
    public InstalledModel install(RemoteModel model, InstallProgress progress)
            throws IOException, InterruptedException {
        return install(ModelNames.requireSafe(model.name(), "The list of models"), fresh -> {
            Path downloads = Files.createDirectories(downloads());
            try (Web web = new Web(PATIENCE)) {
                Download download = new Download(web, model, downloads, pause, progress);
                try (ModelZip zip = ModelZip.open(download.fetch(), model.url().toString())) {
                    zip.unpack(fresh, progress);
                }
            }
            return model.url().toString();
        });
    }

    /**
     * Installs a model from a zip on this computer, by the name of the folder in it, or else of the zip.
     *
     * @throws ModelException if it holds no model or can't be unpacked safely, or the model is there already
     */
    public InstalledModel installZip(Path zip, InstallProgress progress) throws IOException, InterruptedException {
        try (ModelZip model = ModelZip.open(zip, zip.toString())) {
            String own = name(zip.toAbsolutePath()).replaceFirst("(?i)\\.zip$", "");
            String name = model.topFolder().isEmpty() ? own : model.topFolder();
            return install(ModelNames.requireSafe(name, zip.toString()), fresh -> {
                model.unpack(fresh, progress);
                return zip.toString();
            });
        }
    }

    /**
     * Installs a copy of a folder, by its name; where a link is named, by the link's.
     *
     * @throws ModelException if it is no model, or is there already
     */
    public InstalledModel installFolder(Path from, InstallProgress progress) throws IOException, InterruptedException {
        Path named = from.toAbsolutePath().normalize();
        Path real = Files.exists(named) ? named.toRealPath() : named;
        Path model = ModelFolder.find(real).orElse(real);
        Optional<String> problem = ModelFolder.problem(model, named.toString());
        if (problem.isPresent()) {
            throw new ModelException(problem.get());
        }
        String name = name(model.equals(real) ? named : model);
        return install(ModelNames.requireSafe(name, from.toString()), fresh -> {
            FolderCopy.copy(model, fresh, progress);
            return from.toString();
        });
    }

    /** Puts a model into an empty folder, and answers what to call the place that it is from. */
    private interface Filling {
        String into(Path fresh) throws IOException, InterruptedException;
    }

    private InstalledModel install(String name, Filling filling) throws IOException, InterruptedException {
        createFolder();
        try (StoreLock lock = lock(name)) {
            cleanUp(lock, name);
            refuseIfThere(name);
            Path place = folder.resolve(name);
            fill(temporary(name), place, filling);
            deletePart(name);
            return new InstalledModel(name, place, Disk.size(place), Optional.empty());
        } catch (ClosedByInterruptException e) {
            // How files say it.
            throw new InterruptedException();
        } catch (FileSystemException e) {
            throw new ModelException(
                    "The models' folder " + folder + " can't be written to (" + e.getMessage()
                            + "); see to it that you may write there",
                    e);
        }
    }

    private static void fill(Path fresh, Path place, Filling filling) throws IOException, InterruptedException {
        try {
            Files.createDirectories(fresh);
            String called = filling.into(fresh);
            Optional<Path> model = ModelFolder.find(fresh);
            if (model.isEmpty()) {
                throw new ModelException(
                        ModelFolder.problem(shownIn(fresh), called).orElse(called + " holds no Vosk model"));
            }
            Files.move(model.get(), place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Disk.delete(fresh);
        }
    }

    /** What a zip holds is in one folder most times; that is the one to tell about. */
    private static Path shownIn(Path fresh) throws IOException {
        List<Path> inside = inside(fresh);
        return inside.size() == 1 && Files.isDirectory(inside.getFirst()) ? inside.getFirst() : fresh;
    }

    private void createFolder() throws ModelException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ModelException(
                    "The models' folder " + folder + " can't be made; see to it that you may write there", e);
        }
    }

    private void refuseIfThere(String name) throws ModelException {
        Path place = folder.resolve(name);
        if (Files.exists(place)) {
            Optional<String> problem = ModelFolder.problem(place);
            throw new ModelException(problem.map(why -> why + "; to have it anew: earshot models remove " + name)
                    .orElse(name + " is installed already; to have it in use: earshot models use " + name));
        }
    }

    /** What killed processes left, but for downloads that can go on; nothing that another process is at. */
    private void cleanUp(StoreLock lock, String own) throws IOException {
        Path temporary = folder.resolve(TEMPORARY);
        if (Files.isDirectory(temporary)) {
            for (Path left : inside(temporary)) {
                if (name(left).equals(own)) {
                    Disk.delete(left);
                } else {
                    deleteIfNobodyIsAtIt(lock, left);
                }
            }
        }
        if (Files.exists(folder.resolve(own))) {
            deletePart(own);
        }
    }

    private static void deleteIfNobodyIsAtIt(StoreLock lock, Path left) throws IOException {
        Optional<FileLock> other = lock.tryName(name(left));
        if (other.isPresent()) {
            Disk.delete(left);
            other.get().release();
        }
    }

    private void deletePart(String name) throws IOException {
        Files.deleteIfExists(downloads().resolve(name + ".zip.from"));
        Files.deleteIfExists(downloads().resolve(name + ".zip.part"));
    }

    private StoreLock lock(String name) throws IOException {
        return StoreLock.take(folder.resolve(".lock"), name);
    }

    private Path downloads() {
        return folder.resolve(".download");
    }

    private Path temporary(String name) {
        return folder.resolve(TEMPORARY).resolve(name);
    }
}
