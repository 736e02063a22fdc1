package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;

/** A room's secret, of which only a salted digest is kept. Safe for use by several threads. */
final class Passphrase {
    private final byte[] salt = new byte[16];
    private final byte[] digest;

    Passphrase(String secret, RandomGenerator random) {
        random.nextBytes(salt);
        this.digest = digest(secret);
    }

    /** Takes as long for a near miss as for a far one. */
    boolean matches(String attempt) {
        return MessageDigest.isEqual(digest, digest(attempt));
    }

    private byte[] digest(String secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt);
            return sha256.digest(secret.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
