package parley.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import parley.event.CommentId;
import parley.event.GuestId;
import parley.event.Hash;
import parley.event.StaffId;

/**
 * Signed tokens: nothing is stored, so nothing can leak, and they outlive a restart. Each is a kind, an id, a time and
 * an HMAC-SHA256 over them (RFC 2104), in URL-safe Base64.
 */
public final class Tokens {
    private static final byte EDIT = 'e';
    private static final byte GUEST = 'g';
    private static final byte TICKET = 't';
    private static final byte WAITING = 'w';
    private static final byte NUDGED = 'n';
    private static final byte CONFIRM_MAIL = 'c';
    private static final byte NEWSROOM = 'm';
    private static final byte STOP_MAIL = 's';
    private static final byte SECOND_STEP = '2';
    private static final String PSEUDONYM = "pseudonym ";
    private static final int PAYLOAD = 1 + 16 + 8;
    private static final int MAC = 16;
    private static final String EVERYWHERE = "*";

    /** Never fed, only copied: a new one each time would be looked up among the providers and keyed anew. */
    private final Mac keyed;

    /** @param secret at least 32 bytes; other secrets make other tokens */
    public Tokens(byte[] secret) {
        try {
            keyed = Mac.getInstance("HmacSHA256");
            keyed.init(new SecretKeySpec(secret, "HmacSHA256"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Lets its holder edit and remove one comment until then; the same comment and time make the same token. */
    public String edit(CommentId comment, Instant until) {
        return sign(EDIT, comment.value(), until.toEpochMilli());
    }

    /** Whether the token is ours, for this comment; {@link Instant#EPOCH} and the past mean that its time is over. */
    public Optional<Instant> edits(String token, CommentId comment) {
        return open(EDIT, token)
                .filter(payload -> id(payload).equals(comment.value()))
                .map(payload -> Instant.ofEpochMilli(payload.getLong(17)));
    }

    /** Lets its holder be the same guest again. */
    public String guest(GuestId guest) {
        return sign(GUEST, guest.value(), 0);
    }

    public Optional<GuestId> guest(String token) {
        return open(GUEST, token).map(payload -> new GuestId(id(payload)));
    }

    /** Lets its holder hear what this guest alone hears, until then: addresses and frames may end up in logs. */
    public String ticket(GuestId guest, Instant until) {
        return sign(TICKET, guest.value(), until.toEpochMilli());
    }

    /** Empty where it is not ours, or its time is over. */
    public Optional<GuestId> ticket(String ticket, Instant now) {
        return open(TICKET, ticket)
                .filter(payload -> payload.getLong(17) > now.toEpochMilli())
                .map(payload -> new GuestId(id(payload)));
    }

    /** Lets its holder hear what moderators of these sites hear, until then; it names them. */
    public String newsroom(Reach sites, Instant until) {
        var names = sites.named().map(keys -> String.join(",", keys)).orElse(EVERYWHERE);
        return sign(NEWSROOM, digest(names), until.toEpochMilli()) + "." + names;
    }

    /** Empty where it is not ours, or its time is over. */
    public Optional<Reach> newsroom(String ticket, Instant now) {
        int dot = ticket.indexOf('.');
        var names = ticket.substring(dot + 1);
        return open(NEWSROOM, ticket.substring(0, Math.max(0, dot)))
                .filter(payload -> payload.getLong(17) > now.toEpochMilli())
                .filter(payload -> id(payload).equals(digest(names)))
                .map(payload -> names.equals(EVERYWHERE) ? Reach.everywhere() : Reach.of(names.split(",")));
    }

    private static UUID digest(String names) {
        var hash = ByteBuffer.wrap(Hash.sha256(names));
        return new UUID(hash.getLong(), hash.getLong());
    }

    /** Lets its holder see a comment that waits, and nothing else. */
    public String waiting(CommentId comment) {
        return sign(WAITING, comment.value(), 0);
    }

    public Optional<CommentId> waiting(String token) {
        return open(WAITING, token).map(payload -> new CommentId(id(payload)));
    }

    /** Says that an author was asked to reword what they wrote somewhere, and may insist on it until then. */
    public String nudged(UUID who, Instant until) {
        return sign(NUDGED, who, until.toEpochMilli());
    }

    /** Whether the token is ours, for them, and not over. */
    public boolean nudges(String token, UUID who, Instant now) {
        return open(NUDGED, token)
                .filter(payload -> id(payload).equals(who))
                .filter(payload -> now.toEpochMilli() < payload.getLong(17))
                .isPresent();
    }

    /** Lets its holder, who got it by mail, say that the mailbox is theirs; until then. */
    public String confirmMail(UUID address, Instant until) {
        return sign(CONFIRM_MAIL, address, until.toEpochMilli());
    }

    /** Empty when it is not ours, or its time is over. */
    public Optional<UUID> confirmsMail(String token, Instant now) {
        return open(CONFIRM_MAIL, token)
                .filter(payload -> payload.getLong(17) > now.toEpochMilli())
                .map(Tokens::id);
    }

    /** Lets its holder stop mail to an address. It never ends: an old mail must still be good for that. */
    public String stopMail(UUID address) {
        return sign(STOP_MAIL, address, 0);
    }

    public Optional<UUID> stopsMail(String token) {
        return open(STOP_MAIL, token).map(Tokens::id);
    }

    /** Says that somebody's password was right just now; opens nothing without a code. */
    public String secondStep(StaffId staff, Instant until) {
        return sign(SECOND_STEP, staff.value(), until.toEpochMilli());
    }

    /** Empty when it is not ours, or its time is over. */
    public Optional<StaffId> secondStep(String token, Instant now) {
        return open(SECOND_STEP, token)
                .filter(payload -> payload.getLong(17) > now.toEpochMilli())
                .map(payload -> new StaffId(id(payload)));
    }

    /** The same for the same name, and the name cannot be told from it; 32 hexadecimal digits. */
    public String pseudonym(String name) {
        return HexFormat.of().formatHex(mac((PSEUDONYM + name).getBytes(StandardCharsets.UTF_8)));
    }

    private String sign(byte kind, UUID id, long time) {
        var payload = ByteBuffer.allocate(PAYLOAD)
                .put(kind)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(time)
                .array();
        var token = ByteBuffer.allocate(PAYLOAD + MAC).put(payload).put(mac(payload));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    private Optional<ByteBuffer> open(byte kind, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length != PAYLOAD + MAC || bytes[0] != kind) {
            return Optional.empty();
        }
        var payload = Arrays.copyOf(bytes, PAYLOAD);
        var mac = Arrays.copyOfRange(bytes, PAYLOAD, bytes.length);
        return MessageDigest.isEqual(mac, mac(payload)) ? Optional.of(ByteBuffer.wrap(payload)) : Optional.empty();
    }

    private static UUID id(ByteBuffer payload) {
        return new UUID(payload.getLong(1), payload.getLong(9));
    }

    /** 128 bits of it are plenty for a token that dies with its comment's edit window. */
    private byte[] mac(byte[] payload) {
        try {
            return Arrays.copyOf(((Mac) keyed.clone()).doFinal(payload), MAC);
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
