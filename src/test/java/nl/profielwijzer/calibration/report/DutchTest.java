package nl.profielwijzer.calibration.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** Numbers read as Dutch readers write them, whatever the machine is set to. */
class DutchTest {
    @Test
    void numbersHaveACommaPointsAndATrueMinus() {
        assertThat(Dutch.integer(1_234_567)).isEqualTo("1.234.567");
        assertThat(Dutch.number(-1234.55, 1)).isEqualTo("−1.234,6");
        assertThat(Dutch.number(.5, 2)).isEqualTo("0,50");
        assertThat(Dutch.percentage(.0849, 1)).isEqualTo("8,5%");
        assertThat(Dutch.euro(-1200, 0)).isEqualTo("€\u00a0−1.200");
        assertThat(Dutch.month(YearMonth.of(2026, 3))).isEqualTo("mrt 2026");
    }

    @Test
    void whatRoundsToZeroHasNoSign() {
        assertThat(Dutch.number(-.004, 2)).isEqualTo("0,00");
        assertThat(Unit.SHARE.change(.0004)).isEqualTo("0,0%");
        assertThat(Unit.SHARE.change(.004)).isEqualTo("+0,4%");
    }

    @Test
    void whatIsNoNumberIsNotShownAsOne() {
        assertThatThrownBy(() -> Dutch.number(Double.NaN, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("NaN is geen getal. Toon de reden waarom het er niet is.");
    }

    @Test
    void ticksHaveTheDecimalsThatTheirStepNeeds() {
        assertThat(Unit.COEFFICIENT.tick(.65, .05)).isEqualTo("0,65");
        assertThat(Unit.COEFFICIENT.tick(.6, .1)).isEqualTo("0,6");
        assertThat(Unit.SHARE.tick(.005, .005)).isEqualTo("0,5%");
        assertThat(Unit.SHARE.tick(.02, .02)).isEqualTo("2%");
        assertThat(Unit.EURO.tick(20_000, 5_000)).isEqualTo("€\u00a020.000");
        assertThat(Unit.POINTS.say(4.5)).isEqualTo("4,50");
        assertThat(Unit.POINTS.say(4)).isEqualTo("4");
    }
}
