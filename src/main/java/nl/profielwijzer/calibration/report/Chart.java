package nl.profielwijzer.calibration.report;

/** A drawing made from numbers alone: the same numbers give the same drawing. */
public sealed interface Chart permits Forest, HeatMap, LevelPlot, Tornado, LossCurve, Front, Trend {
    /** The drawing as SVG, with its title and description inside for those who don't see it. */
    Element draw(Element title, Element description);
}
