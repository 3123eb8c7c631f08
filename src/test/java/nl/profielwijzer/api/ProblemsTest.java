package nl.profielwijzer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ProblemsTest {
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new Failing())
            .setControllerAdvice(new Problems())
            .build();

    @RestController
    static class Failing {
        @GetMapping("/stuk")
        String broken() {
            throw new IllegalStateException("geheim", new IllegalArgumentException("geheim"));
        }

        @GetMapping("/opslag")
        String storage() {
            throw new DataAccessResourceFailureException("geheim");
        }
    }

    @Test
    void aFailureTellsTheCallerNothingOfItself() throws Exception {
        var answer = mvc.perform(get("/stuk").accept("text/html")).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getContentAsString()).contains("storing").doesNotContain("geheim", "Exception", "nl.profiel");
    }

    @Test
    void storageThatIsGoneIsTemporary() throws Exception {
        var answer = mvc.perform(get("/opslag")).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getContentAsString()).doesNotContain("geheim");
    }
}
