package vouch.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Refuses a {@code Content-Type} that is not a media type, or has a wildcard. Spring fails on a wildcard. */
@Component
@Order(30)
class BodyKind extends OncePerRequestFilter {

    private static final List<MediaType> TAKEN = List.of(MediaType.APPLICATION_JSON);

    private final HandlerExceptionResolver problems;

    BodyKind(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            check(request.getContentType());
        } catch (HttpMediaTypeNotSupportedException e) {
            problems.resolveException(request, response, null, e);
            return;
        }
        chain.doFilter(request, response);
    }

    private static void check(String given) throws HttpMediaTypeNotSupportedException {
        if (!StringUtils.hasText(given)) {
            return;
        }
        MediaType type;
        try {
            type = MediaType.parseMediaType(given);
        } catch (InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotSupportedException(e.getMessage(), TAKEN);
        }
        if (!type.isConcrete()) {
            throw new HttpMediaTypeNotSupportedException(type, TAKEN);
        }
    }
}
