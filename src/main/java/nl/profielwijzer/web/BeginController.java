package nl.profielwijzer.web;

import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.Inlogwijze;
import nl.profielwijzer.access.OpenIdSettings;
import nl.profielwijzer.access.VoorIedereen;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where everyone comes in. */
@Controller
class BeginController {
    private final Kader kader;
    private final Inlogwijze inlogwijze;

    BeginController(Kader kader, Inlogwijze inlogwijze) {
        this.kader = kader;
        this.inlogwijze = inlogwijze;
    }

    @GetMapping(PagesSecurity.LOGIN)
    @VoorIedereen
    String login(Model model) {
        model.addAttribute("demo", inlogwijze == Inlogwijze.DEMO);
        model.addAttribute("aanbieder", OpenIdSettings.START);
        return "inloggen";
    }

    /** Each role has its own first place. */
    @GetMapping("/")
    @VoorIedereen
    String begin(Gebruiker gebruiker) {
        return kader.begin(gebruiker).map(plaats -> "redirect:" + plaats.pad()).orElse("zonder-plaats");
    }
}
