package io.presodia.host.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.knowm.xchart.XYChart;

/** Puts panels under each other, below a title, with the mark of virtual data. */
final class PlotCanvas {
    static final int WIDTH = 1600;
    static final int HEIGHT = 1000;
    private static final int HEAD = 104;
    private static final int EDGE = 28;

    /** What the mark says. */
    static final String VIRTUAL_MARK = "VIRTUAL BOARD – simulated data";

    private PlotCanvas() {}

    /** Draws over a painted chart, in the pixels of the chart. */
    @FunctionalInterface
    interface Overlay {
        void draw(Graphics2D graphics, XYChart chart);
    }

    /**
     * A chart and what is drawn over it.
     *
     * @param chart the chart
     * @param overlays in order
     */
    record Panel(XYChart chart, List<Overlay> overlays) {
        Panel {
            overlays = List.copyOf(overlays);
        }

        Panel(XYChart chart, Overlay... overlays) {
            this(chart, List.of(overlays));
        }
    }

    /** Pixels that a panel may have in height when it takes this share of the picture. */
    static int panelHeight(double share) {
        return (int) Math.round((HEIGHT - HEAD - 8) * share);
    }

    /** Width of a panel. */
    static int panelWidth() {
        return WIDTH - EDGE;
    }

    static BufferedImage draw(String title, String subtitle, boolean virtual, List<Panel> panels) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(
                    RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.setColor(PlotTheme.PAPER);
            g.fillRect(0, 0, WIDTH, HEIGHT);
            int y = HEAD;
            for (Panel panel : panels) {
                y += panel.chart().getHeight();
            }
            // From below: the lowest label of a panel may hang into the panel under it.
            for (Panel panel : panels.reversed()) {
                y -= panel.chart().getHeight();
                Graphics2D own = (Graphics2D) g.create();
                own.translate(0, y);
                panel.chart().paint(own, panel.chart().getWidth(), panel.chart().getHeight());
                own.dispose();
                Graphics2D over = (Graphics2D) g.create();
                over.translate(0, y);
                for (Overlay overlay : panel.overlays()) {
                    overlay.draw(over, panel.chart());
                }
                over.dispose();
            }
            head(g, title, subtitle, virtual);
        } finally {
            g.dispose();
        }
        return image;
    }

    private static void head(Graphics2D g, String title, String subtitle, boolean virtual) {
        int markWidth = virtual ? mark(g) + EDGE : 0;
        g.setColor(PlotTheme.INK);
        g.setFont(PlotTheme.TITLE);
        int room = WIDTH - 2 * EDGE - markWidth;
        g.drawString(cut(g, title, room), EDGE, 50);
        g.setColor(PlotTheme.FAINT_INK);
        g.setFont(PlotTheme.SUBTITLE);
        g.drawString(cut(g, subtitle, WIDTH - 2 * EDGE), EDGE, 86);
    }

    private static int mark(Graphics2D g) {
        g.setFont(PlotTheme.MARK);
        FontMetrics metrics = g.getFontMetrics();
        int width = metrics.stringWidth(VIRTUAL_MARK) + 36;
        int x = WIDTH - EDGE - width;
        RoundRectangle2D pill = new RoundRectangle2D.Double(x, 17, width, 44, 14, 14);
        g.setColor(PlotTheme.VIRTUAL_PAPER);
        g.fill(pill);
        g.setColor(PlotTheme.VIRTUAL);
        g.setStroke(new BasicStroke(2f));
        g.draw(pill);
        g.drawString(VIRTUAL_MARK, x + 18, 46);
        return width;
    }

    /** A text on a paper-coloured ground, so that it can be read over lines. */
    static void text(Graphics2D g, String text, double x, double baseline, Color color, Font font) {
        g.setFont(font);
        FontMetrics metrics = g.getFontMetrics();
        g.setColor(new Color(255, 255, 255, 220));
        g.fill(
                new RoundRectangle2D.Double(
                        x - 5,
                        baseline - metrics.getAscent() + 1,
                        metrics.stringWidth(text) + 10,
                        metrics.getAscent() + metrics.getDescent() - 2,
                        6,
                        6));
        g.setColor(color);
        g.drawString(text, (float) x, (float) baseline);
    }

    /** A dashed line. */
    static void dashed(Graphics2D g, double x1, double y1, double x2, double y2, Color color) {
        g.setColor(color);
        g.setStroke(
                new BasicStroke(
                        2f,
                        BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_ROUND,
                        1f,
                        new float[] {9, 7},
                        0));
        g.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    private static String cut(Graphics2D g, String text, int room) {
        FontMetrics metrics = g.getFontMetrics();
        if (metrics.stringWidth(text) <= room) {
            return text;
        }
        int length = text.length();
        while (length > 0 && metrics.stringWidth(text.substring(0, length) + "…") > room) {
            length--;
        }
        return text.substring(0, length) + "…";
    }
}
