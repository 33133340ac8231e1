package io.camelhub.clockify.console.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Pictures of pages of a console that runs, at both widths, in both modes, and what axe says of them: {@code ROOT NAME PASSWORD FOLDER
 * PATH...}, to look at while designing.
 */
public final class PicturesMain {

    private PicturesMain() {
    }

    public static void main(String... arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[3]));
        try (Browser browser = Browser.open(arguments[0], 1280, true)) {
            browser.logIn(arguments[1], arguments[2]);
            for (String path : List.of(arguments).subList(4, arguments.length)) {
                for (int width : new int[] {1280, 390}) {
                    for (boolean dark : new boolean[] {false, true}) {
                        browser.width(width);
                        browser.dark(dark);
                        browser.go(path);
                        String name = path.replaceAll("[^a-z0-9]+", "-").replaceAll("^-console-?|-$", "") + "-" + width + (dark ? "-dark" : "");
                        browser.picture(folder.resolve(name + ".png"));
                        System.out.println(name + " overflow=" + browser.overflow() + " axe=" + browser.accessibilityFindings() + " log=" + browser.complaints());
                    }
                }
            }
        }
    }
}
