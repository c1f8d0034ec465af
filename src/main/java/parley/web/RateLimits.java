package parley.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.util.NetUtil;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import parley.problem.ProblemKind;
import parley.problem.Refusal;

/**
 * Token buckets of this node, in memory: on N nodes the limits are N times as wide. Strangers share the bucket of their
 * address (IPv4 /32, IPv6 /64). A guest has one of their own, and all guests of an address share one ten times as wide:
 * people behind one office do not stop each other, and collecting guest tokens buys little. Whoever is of the newsroom has
 * one ten times as wide; the administrator is exempt.
 */
public final class RateLimits {
    private static final int BUCKETS = 100_000;
    private static final int GUESTS = 10;
    private static final int HOUSE = 10;
    private static final int IPV6_NETWORK = 8;

    /** Longer than any bucket takes to fill up: a bucket that is forgotten was full. */
    private static final Duration KEPT = Duration.ofMinutes(65);

    private record Key(Rate rate, String who) {}

    private final boolean on;
    private final LongSupplier nanos;
    private final Cache<Key, AtomicLong> buckets;

    /** @param nanos a clock that never goes back, such as {@link System#nanoTime} */
    public RateLimits(boolean on, LongSupplier nanos) {
        this.on = on;
        this.nanos = nanos;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(BUCKETS)
                .expireAfterAccess(KEPT)
                .ticker(nanos::getAsLong)
                .build();
    }

    /** Whether one more is within the limit of an address, whoever is behind it; if so it is counted. */
    public boolean within(Rate rate, String address) {
        if (!on) {
            return true;
        }
        try {
            take(rate, network(address), 1);
            return true;
        } catch (Refusal full) {
            return false;
        }
    }

    /** For what is not counted by who asks. @throws Refusal RATE_LIMITED */
    public void takeFor(Rate rate, String what) {
        if (on) {
            take(rate, what, 1);
        }
    }

    /** @throws Refusal RATE_LIMITED, saying when the next one is welcome */
    public void take(Rate rate, Caller caller, String address) {
        if (!on) {
            return;
        }
        switch (caller) {
            case Caller.Administrator _ -> {}
            case Caller.Staff _, Caller.Key _ -> take(rate, caller.scope(), HOUSE);
            case Caller.Stranger _ -> take(rate, network(address), 1);
            case Caller.Guest(var id) -> {
                take(rate, id.toString(), 1);
                take(rate, "guests of " + network(address), GUESTS);
            }
        }
    }

    /**
     * The bucket is kept as the time at which it will be full again (the generic cell rate algorithm): one number that is
     * compared and set, and no refilling.
     */
    private void take(Rate rate, String who, int width) {
        long now = nanos.getAsLong();
        long interval = rate.interval().toNanos() / width;
        long most = interval * rate.burst() * width;
        var full = buckets.get(new Key(rate, who), key -> new AtomicLong(now));
        while (true) {
            long seen = full.get();
            long next = (seen - now > 0 ? seen : now) + interval;
            if (next - now > most) {
                throw Refusal.retryAfter(ProblemKind.RATE_LIMITED, Duration.ofNanos(next - now - most));
            }
            if (full.compareAndSet(seen, next)) {
                return;
            }
        }
    }

    /** One customer of a provider holds a whole /64 of IPv6, so its addresses are one. */
    static String network(String address) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null || bytes.length == 4) {
            return address;
        }
        return isMapped(bytes)
                ? NetUtil.bytesToIpAddress(bytes, 12, 4)
                : HexFormat.of().formatHex(bytes, 0, IPV6_NETWORK);
    }

    /** IPv4-mapped, ::ffff:a.b.c.d (RFC 4291, section 2.5.5.2): a dual-stack socket shows IPv4 like this. */
    private static boolean isMapped(byte[] bytes) {
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == -1 && bytes[11] == -1;
    }
}
