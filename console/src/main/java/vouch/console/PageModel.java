package vouch.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What every page needs besides its own content. */
@ControllerAdvice(basePackageClasses = Console.class)
class PageModel {

    private final Reader reader;
    private final MessageSource texts;

    PageModel(Reader reader, MessageSource texts) {
        this.reader = reader;
        this.texts = texts;
    }

    @ModelAttribute
    void fill(HttpServletRequest request, Locale locale, Model model) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        model.addAttribute("show", new Shown(locale, texts));
        model.addAttribute("reader", reader);
        model.addAttribute("here", path.split("/")[1]);
        model.addAttribute(
                "root", ServletUriComponentsBuilder.fromContextPath(request).toUriString());
        model.addAttribute("address", Address.of(path, request.getParameterMap()));
    }
}
