package parley.web;

import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses that a link of ours may lead to. */
final class WebAddress {
    private static final Pattern WEB = Pattern.compile("https?://[^\\s]+", Pattern.CASE_INSENSITIVE);

    private WebAddress() {}

    /** Only what leads to the web: an escaped {@code javascript:} link would still run. */
    static Optional<String> link(String address) {
        return WEB.matcher(address).matches() ? Optional.of(address) : Optional.empty();
    }
}
