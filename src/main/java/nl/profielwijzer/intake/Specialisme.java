package nl.profielwijzer.intake;

/** The disciplines a youth question can need. */
public enum Specialisme {
    JEUGD_GGZ,
    LVB,
    ORTHOPEDAGOGIEK,
    VERSLAVINGSZORG,
    FORENSISCH,
    SOMATIEK
}
