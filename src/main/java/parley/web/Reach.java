package parley.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.event.SiteKey;

/** For which sites somebody works: all there are and will be, or those. */
public sealed interface Reach {
    static Reach everywhere() {
        return new Everywhere();
    }

    record Everywhere() implements Reach {}

    record Sites(Set<SiteKey> keys) implements Reach {
        public Sites {
            keys = Set.copyOf(keys);
        }
    }

    default boolean covers(SiteKey site) {
        return switch (this) {
            case Everywhere _ -> true;
            case Sites(var keys) -> keys.contains(site);
        };
    }

    /** The keys, sorted; empty for everywhere. */
    default Optional<List<String>> named() {
        return switch (this) {
            case Everywhere _ -> Optional.empty();
            case Sites(var keys) ->
                Optional.of(keys.stream().map(SiteKey::value).sorted().toList());
        };
    }

    /** As it is kept: no array is everywhere. */
    static Reach of(String @Nullable [] keys) {
        return keys == null
                ? everywhere()
                : new Sites(Stream.of(keys).map(SiteKey::new).collect(Collectors.toUnmodifiableSet()));
    }
}
