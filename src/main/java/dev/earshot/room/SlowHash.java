package dev.earshot.room;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a passphrase: a salted PBKDF2 hash (RFC 8018), so that whoever reads it must pay for each guess.
 *
 * <p>{@link #ITERATIONS} are those that OWASP's Password Storage Cheat Sheet asks for with HMAC-SHA256. Measured with JDK 25
 * on two busy cores: 0.35 s, and up to 2 s for the first one of a process. That is no lower for small machines, since no
 * speaker waits for it but one: {@link Door} hashes a new room's passphrase beside the answer, and checks one slowly only
 * when a restart has made it forget the {@link QuickDigest}.
 */
final class SlowHash {
    static final int ITERATIONS = 600_000;
    static final int SALT = 16;
    static final int HASH = 32;
    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";

    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    /** One that was kept. */
    SlowHash(int iterations, byte[] salt, byte[] hash) {
        if (iterations < 1 || iterations > 100 * ITERATIONS || salt.length != SALT || hash.length != HASH) {
            throw new IllegalArgumentException("no hash of a passphrase");
        }
        this.iterations = iterations;
        this.salt = salt.clone();
        this.hash = hash.clone();
    }

    /** Takes long: see above. */
    static SlowHash of(String secret, int iterations, RandomGenerator random) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return new SlowHash(iterations, salt, hash(secret, iterations, salt));
    }

    /** Takes as long as making it did, for a near miss and for a far one. */
    boolean matches(String attempt) {
        return MessageDigest.isEqual(hash, hash(attempt, iterations, salt));
    }

    int iterations() {
        return iterations;
    }

    byte[] salt() {
        return salt.clone();
    }

    byte[] hash() {
        return hash.clone();
    }

    private static byte[] hash(String secret, int iterations, byte[] salt) {
        char[] characters = secret.toCharArray();
        PBEKeySpec key = new PBEKeySpec(characters, salt, iterations, HASH * 8);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(key).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this copy of Java lacks " + ALGORITHM, e);
        } finally {
            key.clearPassword();
            Arrays.fill(characters, '\0');
        }
    }
}
