package dev.earshot.models;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder among the models.
 *
 * @param bytes of all its files
 * @param problem why it can't be used, in one line; empty if it looks whole
 */
public record InstalledModel(String name, Path folder, long bytes, Optional<String> problem) {}
