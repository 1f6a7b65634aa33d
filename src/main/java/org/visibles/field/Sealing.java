package org.visibles.field;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Opens what a phone sealed: a fresh key pair on P-256 for each entry, agreed with the server's public key (ECDH), drawn
 * out by HKDF-SHA-256 with both public keys in its info, and AES-256-GCM. Laid out as version (1 byte, 1), the phone's
 * point (65 bytes, uncompressed), nonce (12 bytes), ciphertext with its tag (16 bytes more than the text).
 */
final class Sealing {

    static final int POINT = 65;

    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int HEAD = 1 + POINT + NONCE;
    private static final byte[] INFO = "visibles-terrain-1".getBytes(StandardCharsets.US_ASCII);
    private static final int COORDINATE = 32;
    private static final byte UNCOMPRESSED = 4;

    private Sealing() {}

    /** A sealed text that this key does not open, or that was made for another place. */
    static final class Unopened extends Exception {
        Unopened() {
            super("not sealed for this", null, false, false);
        }
    }

    static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The point as browsers write it: 4, then both coordinates of 32 bytes. */
    static byte[] raw(ECPublicKey key) {
        byte[] raw = new byte[POINT];
        raw[0] = UNCOMPRESSED;
        put(key.getW().getAffineX(), raw, 1);
        put(key.getW().getAffineY(), raw, 1 + COORDINATE);
        return raw;
    }

    private static void put(BigInteger coordinate, byte[] into, int at) {
        byte[] bytes = coordinate.toByteArray(); // with a sign byte, or without leading zeros
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, into, at + COORDINATE - length, length);
    }

    /**
     * @param publicKey of the private one, {@value #POINT} bytes
     * @param place what the text was sealed for; the same text elsewhere does not open
     */
    static byte[] open(byte[] privateKey, byte[] publicKey, byte[] sealed, String place) throws Unopened {
        if (sealed.length < HEAD + TAG || sealed[0] != VERSION) {
            throw new Unopened();
        }
        byte[] point = Arrays.copyOfRange(sealed, 1, 1 + POINT);
        try {
            KeyFactory keys = KeyFactory.getInstance("EC");
            PrivateKey own = keys.generatePrivate(new PKCS8EncodedKeySpec(privateKey));
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(own);
            agreement.doPhase(keys.generatePublic(publicSpec(point, own)), true); // refuses a point off the curve
            byte[] info = ByteBuffer.allocate(INFO.length + 2 * POINT)
                    .put(INFO)
                    .put(point)
                    .put(publicKey)
                    .array();
            SecretKey key = KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(agreement.generateSecret())
                                    .thenExpand(info, 32));
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG * 8, sealed, 1 + POINT, NONCE));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(sealed, HEAD, sealed.length - HEAD);
        } catch (GeneralSecurityException | IllegalArgumentException tampered) {
            throw new Unopened();
        }
    }

    private static ECPublicKeySpec publicSpec(byte[] point, PrivateKey own) throws Unopened {
        if (point[0] != UNCOMPRESSED || !(own instanceof java.security.interfaces.ECPrivateKey curve)) {
            throw new Unopened();
        }
        BigInteger x = new BigInteger(1, point, 1, COORDINATE);
        BigInteger y = new BigInteger(1, point, 1 + COORDINATE, COORDINATE);
        return new ECPublicKeySpec(new ECPoint(x, y), curve.getParams());
    }
}
