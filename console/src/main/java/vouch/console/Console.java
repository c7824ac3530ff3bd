package vouch.console;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Configures the console: the pages, their language, and the page for what failed. It needs a {@link Reader} bean. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class Console {

    /** Only pages have a language. What programs read is in English. */
    @Bean
    LocaleResolver localeResolver() {
        return new PageLanguage();
    }

    /** A browser that opens the root address sees the first page; programs get the list of endpoints. */
    @Bean
    RouterFunction<ServerResponse> firstPage() {
        return RouterFunctions.route()
                .GET("/", request -> PageRequests.isPage(request.servletRequest()), request -> ServerResponse.status(
                                302)
                        .header("Location", request.servletRequest().getContextPath() + "/start")
                        .build())
                .build();
    }
}
