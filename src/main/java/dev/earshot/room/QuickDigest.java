package dev.earshot.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A passphrase as a running server knows it again at no cost: HMAC-SHA256 under a key that never leaves this run of the
 * server, so that it is worth nothing to whoever finds it elsewhere. Good for one room only.
 */
final class QuickDigest {
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] bytes;

    /**
     * Takes some microseconds.
     *
     * @param key of this run, random
     * @param room the run of the room, which tells it from others, also of the same name
     */
    QuickDigest(byte[] key, String room, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(room.getBytes(UTF_8));
            mac.update((byte) 0);
            this.bytes = mac.doFinal(secret.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Takes as long for a near miss as for a far one. */
    @Override
    public boolean equals(Object other) {
        return other instanceof QuickDigest digest && MessageDigest.isEqual(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
