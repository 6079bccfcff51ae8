package org.tocsin.gateway.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Headers that keep a browser from guessing types, framing pages or running anything that is not ours. */
@Component
final class SecurityHeaders extends OncePerRequestFilter {
    private static final String STILL = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";

    /** Our own scripts, which may speak to our own API and can make no markup of text. */
    private static final String SCRIPTED =
            "; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        boolean scripted = request.getRequestURI().equals(CheckPageController.PATH);
        response.setHeader("Content-Security-Policy", scripted ? STILL + SCRIPTED : STILL);
        chain.doFilter(request, response);
    }
}
