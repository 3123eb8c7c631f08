package nl.profielwijzer.web;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Gives out the style, scripts and theme under names with their content hash, so that a browser fetches each once. */
final class StaticFiles implements WebMvcConfigurer {
    private static final String THEME = "thema.css";

    private final Thema thema;

    StaticFiles(Thema thema) {
        this.thema = thema;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(PagesSecurity.STATIC)
                .addResourceLocations("classpath:/middelen/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"))
                .addResolver(new ThemeOrPackaged(thema));
    }

    /** The theme lies outside the program; everything else comes with it. */
    private static final class ThemeOrPackaged extends PathResourceResolver {
        private final @Nullable Resource theme;

        private ThemeOrPackaged(Thema thema) {
            this.theme = thema.file() == null ? null : new FileSystemResource(thema.file());
        }

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            return path.equals(THEME) ? theme : super.getResource(path, location);
        }
    }
}
