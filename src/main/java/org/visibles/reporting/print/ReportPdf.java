package org.visibles.reporting.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.visibles.reporting.ReportWords;

/**
 * A report as PDF, tagged (PDF/UA), with its own fonts, a title, a language and bookmarks. Nothing is fetched from anywhere:
 * the page that is printed holds all of it.
 */
@Component
public class ReportPdf {

    private static final String FAMILY = "Liberation Sans";

    private final ReportWords words;
    private final Pictures pictures;
    private final String style;

    ReportPdf(ReportWords words, Pictures pictures) throws IOException {
        XRLog.setLoggerImpl(new Slf4jLogger());
        this.words = words;
        this.pictures = pictures;
        this.style = new ClassPathResource("reporting/report.css").getContentAsString(StandardCharsets.UTF_8);
    }

    public byte[] write(Seal seal) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BatikSVGDrawer drawer = new BatikSVGDrawer()) {
            PdfRendererBuilder builder = new PdfRendererBuilder()
                    .usePdfUaAccessibility(true)
                    .withProducer("Visibles")
                    .useSVGDrawer(drawer)
                    .useExternalResourceAccessControl(
                            (uri, type) -> false,
                            com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority
                                    .RUN_BEFORE_RESOLVING_URI)
                    .withHtmlContent(new ReportPage(words, pictures, seal).write(style), null)
                    .toStream(out);
            font(builder, "Regular", 400, FontStyle.NORMAL);
            font(builder, "Bold", 700, FontStyle.NORMAL);
            font(builder, "Italic", 400, FontStyle.ITALIC);
            builder.run();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return out.toByteArray();
    }

    private static void font(PdfRendererBuilder builder, String face, int weight, FontStyle style) {
        builder.useFont(
                () -> stream("liberation/LiberationSans-" + face + ".ttf"),
                FAMILY,
                weight,
                style,
                true,
                EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG));
    }

    static InputStream stream(String resource) {
        try {
            return new ClassPathResource(resource).getInputStream();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
