package vouch.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.LocaleResolver;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** Writes a problem as a page, for a browser that asked for one. The problem itself is the same as for programs. */
@Component
public class ProblemPage implements HttpMessageConverter<ProblemDetail> {

    private final ITemplateEngine templates;
    private final LocaleResolver languages;
    private final MessageSource texts;
    private final Reader reader;

    ProblemPage(ITemplateEngine templates, LocaleResolver languages, MessageSource texts, Reader reader) {
        this.templates = templates;
        this.languages = languages;
        this.texts = texts;
        this.reader = reader;
    }

    /** Whether a browser asked for a page. */
    public boolean isWanted(HttpServletRequest request) {
        return PageRequests.isPage(request);
    }

    @Override
    public boolean canRead(Class<?> type, MediaType form) {
        return false;
    }

    @Override
    public ProblemDetail read(Class<? extends ProblemDetail> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("Problems are written only.", message);
    }

    @Override
    public boolean canWrite(Class<?> type, MediaType form) {
        return ProblemDetail.class.isAssignableFrom(type) && MediaType.TEXT_HTML.equalsTypeAndSubtype(form);
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(MediaType.TEXT_HTML);
    }

    @Override
    public void write(ProblemDetail problem, MediaType form, HttpOutputMessage output) throws IOException {
        ServletRequestAttributes present = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        byte[] page = page(problem, present.getRequest(), present.getResponse()).getBytes(StandardCharsets.UTF_8);
        output.getHeaders().setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
        output.getHeaders().setContentLength(page.length);
        output.getBody().write(page);
    }

    private String page(ProblemDetail problem, HttpServletRequest request, HttpServletResponse response) {
        Locale locale = languages.resolveLocale(request);
        Map<String, Object> model = new HashMap<>();
        model.put("problem", problem);
        model.put("show", new Shown(locale, texts));
        model.put("reader", reader);
        model.put("here", "");
        return templates.process(
                "problem",
                new WebContext(
                        JakartaServletWebApplication.buildApplication(request.getServletContext())
                                .buildExchange(request, response),
                        locale,
                        model));
    }
}
