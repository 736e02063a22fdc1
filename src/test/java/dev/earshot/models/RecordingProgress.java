package dev.earshot.models;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

final class RecordingProgress implements InstallProgress {
    final List<String> notes = new CopyOnWriteArrayList<>();
    final List<Long> downloaded = new CopyOnWriteArrayList<>();

    @Override
    public void at(Stage stage, long done, long whole) {
        if (stage == Stage.DOWNLOAD) {
            downloaded.add(done);
        }
    }

    @Override
    public void note(String sentence) {
        notes.add(sentence);
    }
}
