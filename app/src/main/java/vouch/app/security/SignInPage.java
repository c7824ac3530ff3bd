package vouch.app.security;

import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The page on which a person signs in with a password, or is sent to the identity provider that is set. */
@Controller
class SignInPage implements WebMvcConfigurer {

    static final String PATH = "/sign-in";
    static final String SIGN_OUT = "/sign-out";

    private final SignInWays ways;

    SignInPage(SignInWays ways) {
        this.ways = ways;
    }

    @GetMapping(PATH)
    String page(
            @RequestParam(required = false) String failed,
            @RequestParam(required = false) String refused,
            @RequestParam(required = false) String signedOut,
            Model model) {
        model.addAttribute("failed", failed != null);
        model.addAttribute("refused", refused != null);
        model.addAttribute("signedOut", signedOut != null);
        model.addAttribute("passwords", ways.passwords());
        model.addAttribute("providers", ways.providers());
        return "sign-in";
    }

    /** The files of all pages. A browser asks whether they have changed, for an upgrade changes them together. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry resources) {
        resources
                .addResourceHandler("/assets/*")
                .addResourceLocations("classpath:/assets/")
                .setCacheControl(CacheControl.noCache());
    }
}
