package parley.people;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What an authenticator scans.
 *
 * @param secret in SecretText, for those who type it in
 * @param uri the same as an {@code otpauth:} address
 * @param path the dark squares, as the data of one SVG path
 * @param size of the drawing, in squares
 */
public record Qr(String secret, String uri, String path, int size) {

    static Qr of(String mail, String secret) {
        var uri = "otpauth://totp/Parley:" + encoded(mail) + "?secret=" + secret + "&issuer=Parley";
        try {
            var squares = new QRCodeWriter().encode(uri, BarcodeFormat.QR_CODE, 0, 0);
            var path = new StringBuilder();
            for (int y = 0; y < squares.getHeight(); y++) {
                for (int x = 0; x < squares.getWidth(); x++) {
                    if (squares.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            return new Qr(secret, uri, path.toString(), squares.getWidth());
        } catch (WriterException tooLong) {
            throw new IllegalStateException(tooLong);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
