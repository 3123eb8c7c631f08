package nl.profielwijzer.web;

import nl.profielwijzer.access.Gebruiker;
import nl.profielwijzer.access.VoorIedereen;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where everyone comes in. */
@Controller
class BeginController {
    private final Kader kader;
    private final boolean demo;

    BeginController(Kader kader, @Value("${profielwijzer.demo-gebruikers:true}") boolean demo) {
        this.kader = kader;
        this.demo = demo;
    }

    @GetMapping(PagesSecurity.LOGIN)
    @VoorIedereen
    String login(Model model) {
        model.addAttribute("demo", demo);
        return "inloggen";
    }

    /** Each role has its own first place. */
    @GetMapping("/")
    @VoorIedereen
    String begin(Gebruiker gebruiker) {
        return kader.begin(gebruiker).map(plaats -> "redirect:" + plaats.pad()).orElse("zonder-plaats");
    }
}
