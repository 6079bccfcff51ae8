package org.tocsin.feed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Collectors;
import org.tocsin.cap.Circle;
import org.tocsin.cap.Polygon;
import org.tocsin.cap.Position;

/** Coordinates as CAP and GeoRSS Simple write them: plain decimals, latitude first. */
final class CapNumbers {
    private static final int DECIMALS = 7;

    private CapNumbers() {}

    /** For derived shapes: seven decimals, about a centimetre, are more than any circle's vertices can claim. */
    static String degrees(double number) {
        return plain(BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_EVEN));
    }

    /** Without an exponent, which neither CAP nor GeoRSS allows. */
    static String plain(double number) {
        return plain(BigDecimal.valueOf(number));
    }

    private static String plain(BigDecimal number) {
        BigDecimal decimal = number.stripTrailingZeros();
        return decimal.signum() == 0 ? "0" : decimal.toPlainString();
    }

    /** {@code lat,lon lat,lon …} (CAP 1.2 3.2.4). */
    static String polygon(Polygon polygon) {
        return polygon.ring().stream().map(CapNumbers::pair).collect(Collectors.joining(" "));
    }

    /** {@code lat,lon radius}, in kilometres (CAP 1.2 3.2.4). */
    static String circle(Circle circle) {
        return pair(circle.centre()) + " " + plain(circle.radiusKm());
    }

    private static String pair(Position position) {
        return plain(position.latitude()) + "," + plain(position.longitude());
    }
}
