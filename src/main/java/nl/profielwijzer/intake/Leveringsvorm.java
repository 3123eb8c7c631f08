package nl.profielwijzer.intake;

/** How the resident would like support to be delivered; never changes profile or intensity. */
public enum Leveringsvorm {
    ZORG_IN_NATURA,
    PGB
}
