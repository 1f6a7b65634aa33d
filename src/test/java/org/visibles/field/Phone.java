package org.visibles.field;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.visibles.access.DeviceAuthentication;
import org.visibles.access.DeviceService;
import org.visibles.kernel.CurrentDevice;
import org.visibles.kernel.DeviceId;
import org.visibles.kernel.Identity;
import org.visibles.kernel.Ids;
import org.visibles.testkit.As;
import tools.jackson.databind.json.JsonMapper;

/** A linked phone, as the page makes one: it seals what it notes and sends it when it is told to. */
final class Phone {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Identity who;
    private final CurrentDevice.Device device;
    private final FieldService field;
    private final FieldStart start;
    private final Seal seal;
    final String token;

    private Phone(Identity who, CurrentDevice.Device device, String token, FieldService field) {
        this.who = who;
        this.device = device;
        this.token = token;
        this.field = field;
        this.start = acting(field::start);
        this.seal = new Seal(start.publicKey());
    }

    static Phone of(Identity who, DeviceService devices, FieldService field) {
        DeviceService.Linked linked = As.member(who, () -> devices.link(Ids.next(), "Téléphone"));
        CurrentDevice.Device device =
                As.nobody(() -> devices.open(linked.token())).orElseThrow().device();
        return new Phone(who, device, linked.token(), field);
    }

    Identity who() {
        return who;
    }

    DeviceId id() {
        return device.id();
    }

    FieldStart start() {
        return start;
    }

    <T> T acting(Supplier<T> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(new SecurityContextImpl(new DeviceAuthentication(who, device)));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    EntryAnswer send(SentEntry entry, long now) {
        return send(List.of(entry), now).getFirst();
    }

    List<EntryAnswer> send(List<SentEntry> entries, long now) {
        return acting(() -> field.receive(entries, now));
    }

    SentEntry sealed(Told told) {
        return sealed(told.id(), JSON.writeValueAsString(told));
    }

    SentEntry sealed(UUID id, String text) {
        byte[] sealed = seal.seal(device.id() + "/" + id, text.getBytes(StandardCharsets.UTF_8));
        return new SentEntry(id, id.toString(), start.key(), sealed);
    }

    static Told outing(UUID outing, int turn, Instant at, Map<String, Integer> tally) {
        return new Told(
                Ids.next(),
                "outing",
                outing,
                turn,
                at.toEpochMilli(),
                null,
                null,
                null,
                new Told.OnOuting(
                        at.toEpochMilli(), 60, null, null, null, null, null, "STREET", null, tally, 0, 0, null),
                null);
    }

    static Told encounter(UUID outing, Instant at) {
        return encounter(Ids.next(), outing, at, false, null);
    }

    static Told encounter(UUID id, UUID outing, Instant at, boolean informed, String firstName) {
        return new Told(
                id,
                "encounter",
                outing,
                0,
                at.toEpochMilli(),
                null,
                null,
                null,
                null,
                new Told.Met(
                        null,
                        "F",
                        "18_21",
                        List.of("HOUSING"),
                        "INTERESTED",
                        "NONE",
                        null,
                        false,
                        informed,
                        firstName,
                        null));
    }

    static byte[] seal(byte[] publicKey, String place, byte[] text) {
        return new Seal(publicKey).seal(place, text);
    }

    /**
     * As terrain.js does it: written apart from what opens it. The page takes a fresh pair of keys for each entry; a phone
     * of the tests keeps to one, for which each entry costs the server as much, and the test less.
     */
    private record Seal(byte[] point, SecretKey key) {

        Seal(byte[] publicKey) {
            this(Sealing.newKey(), publicKey);
        }

        private Seal(KeyPair own, byte[] publicKey) {
            this(Sealing.raw((ECPublicKey) own.getPublic()), agreed(own, publicKey));
        }

        private static SecretKey agreed(KeyPair own, byte[] publicKey) {
            try {
                ECPublicKey theirs = (ECPublicKey) KeyFactory.getInstance("EC")
                        .generatePublic(new ECPublicKeySpec(
                                new ECPoint(
                                        new BigInteger(1, Arrays.copyOfRange(publicKey, 1, 33)),
                                        new BigInteger(1, Arrays.copyOfRange(publicKey, 33, 65))),
                                ((ECPublicKey) own.getPublic()).getParams()));
                KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
                agreement.init(own.getPrivate());
                agreement.doPhase(theirs, true);
                byte[] info = ByteBuffer.allocate(18 + 130)
                        .put("visibles-terrain-1".getBytes(StandardCharsets.US_ASCII))
                        .put(Sealing.raw((ECPublicKey) own.getPublic()))
                        .put(publicKey)
                        .array();
                return KDF.getInstance("HKDF-SHA256")
                        .deriveKey(
                                "AES",
                                HKDFParameterSpec.ofExtract()
                                        .addIKM(agreement.generateSecret())
                                        .thenExpand(info, 32));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        byte[] seal(String place, byte[] text) {
            try {
                byte[] nonce = new byte[12];
                RANDOM.nextBytes(nonce);
                Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
                cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
                cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
                byte[] closed = cipher.doFinal(text);
                return ByteBuffer.allocate(78 + closed.length)
                        .put((byte) 1)
                        .put(point)
                        .put(nonce)
                        .put(closed)
                        .array();
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
