package nl.profielwijzer.catalogue;

/**
 * A result that support is for.
 *
 * @param indicator by what one sees whether it is reached
 * @param beleidsdoel policy goal it serves: 1 zelfredzaam, 2 iedereen doet mee, 3 mensen helpen elkaar, 4 gezond en
 *     veilig
 */
public record Resultaat(String resultaat, String indicator, int beleidsdoel) {
    public Resultaat {
        if (beleidsdoel < 1 || beleidsdoel > 4) {
            throw new IllegalArgumentException(
                    "resultaat '%s' noemt beleidsdoel %d. Kies een beleidsdoel van 1 tot en met 4."
                            .formatted(resultaat, beleidsdoel));
        }
    }
}
