package io.presodia.host.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All figures of the validation, in the order of the paper. */
public final class ValidationFigures {
    private ValidationFigures() {}

    /**
     * Draws what there are runs for.
     *
     * @throws IOException when a journal cannot be read or this machine cannot draw
     */
    public static List<Figure> draw(Measured measured) throws IOException {
        List<Figure> figures = new ArrayList<>();
        figures.addAll(new CellFigures(measured).draw());
        figures.addAll(new TrendFigures(measured).draw());
        figures.addAll(new TransportFigures(measured).draw());
        figures.sort(Comparator.comparing(Figure::name));
        return figures;
    }
}
