package nl.profielwijzer.calibration.report;

/** One thing under a heading. */
public sealed interface Block permits Paragraph, Bullets, Verdict, FileCard, Table, Figure, Details, OnRequest {
    Element element();
}
