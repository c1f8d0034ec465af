package parley.web;

/** What browsers say of the page that made them send something; scripts and servers can say it too, but have nobody's cookie. */
public final class FetchMetadata {
    private FetchMetadata() {}

    /**
     * Whether a page of ours sent this (Fetch Metadata Request Headers, section 2.3). Browsers without that say it by
     * {@code Origin}, or not at all: then it is no page of ours.
     */
    public static boolean isOwn(Call call) {
        var origin = call.header("Origin");
        return call.header("Sec-Fetch-Site")
                .map(site -> site.equals("same-origin")
                        && origin.filter(page -> !call.isOurs(page)).isEmpty())
                .orElseGet(() -> origin.filter(call::isOurs).isPresent());
    }
}
