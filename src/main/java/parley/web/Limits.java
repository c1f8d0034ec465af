package parley.web;

import java.time.Duration;

/**
 * How much one connection may ask of us.
 *
 * @param head from connecting until the first request's head is complete
 * @param idle without a byte either way, and from one answer until the head of the next request is complete
 * @param body from a request's head until its body is complete; then the connection is closed
 * @param bodyBytes longest body, in bytes; sites are configured by bodies of eight times that
 * @param headBytes longest head, in bytes, and longest request line
 * @param frameBytes longest WebSocket frame
 * @param messageBytes longest WebSocket message
 * @param farewell how long answers under way may take when the door closes
 */
public record Limits(
        Duration head,
        Duration idle,
        Duration body,
        int bodyBytes,
        int headBytes,
        int frameBytes,
        int messageBytes,
        Duration farewell) {

    private static final int KIB = 1024;

    public static final Limits DEFAULT = new Limits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            64 * KIB,
            16 * KIB,
            16 * KIB,
            64 * KIB,
            Duration.ofSeconds(2));
}
