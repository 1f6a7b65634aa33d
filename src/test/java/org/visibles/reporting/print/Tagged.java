package org.visibles.reporting.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;

/**
 * What a screen reader needs of a PDF, as far as ISO 14289-1 can be looked at without a validator: whatever is painted is
 * tagged or marked as an artefact, headings skip no level, pictures say what they show, tables have headers with a scope.
 */
final class Tagged {

    private static final Set<String> PAINTS =
            Set.of("Tj", "TJ", "'", "\"", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh", "EI");

    private final PDDocument document;
    private final List<PDStructureElement> elements = new ArrayList<>();
    private final Set<String> read = new HashSet<>();

    private Tagged(PDDocument document) {
        this.document = document;
        walk(document.getDocumentCatalog().getStructureTreeRoot(), null);
    }

    static void check(PDDocument document) throws IOException {
        Tagged tagged = new Tagged(document);
        tagged.headings();
        tagged.pictures();
        tagged.tables();
        for (int number = 0; number < document.getNumberOfPages(); number++) {
            tagged.page(document.getPage(number), "page " + (number + 1));
        }
    }

    private void walk(PDStructureNode node, PDPage page) {
        for (Object kid : node.getKids()) {
            switch (kid) {
                case PDStructureElement element -> {
                    elements.add(element);
                    walk(element, element.getPage() == null ? page : element.getPage());
                }
                case Integer content -> read(page, content);
                case PDMarkedContentReference reference ->
                    read(reference.getPage() == null ? page : reference.getPage(), reference.getMCID());
                default -> {}
            }
        }
    }

    private void read(PDPage page, int content) {
        read.add(document.getPages().indexOf(page) + " " + content);
    }

    private List<PDStructureElement> of(String type) {
        return elements.stream()
                .filter(element -> element.getStructureType().equals(type))
                .toList();
    }

    private void headings() {
        int last = 0;
        for (PDStructureElement element : elements) {
            if (element.getStructureType().matches("H[1-6]")) {
                int level = element.getStructureType().charAt(1) - '0';
                assertThat(level).isLessThanOrEqualTo(last + 1);
                last = level;
            }
        }
        assertThat(of("H1")).hasSize(1);
        assertThat(of("H2").size()).isGreaterThan(3);
    }

    private void pictures() {
        assertThat(of("Figure")).isNotEmpty().allSatisfy(figure -> {
            assertThat(figure.getAlternateDescription()).isNotBlank();
            assertThat(attribute(figure, "BBox")).isNotNull();
        });
    }

    private void tables() {
        assertThat(of("Table")).isNotEmpty();
        assertThat(of("TH"))
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(attribute(cell, "Scope"))
                        .isIn(COSName.getPDFName("Column"), COSName.getPDFName("Row")));
        for (PDStructureElement table : of("Table")) {
            Set<Long> widths = new HashSet<>();
            rows(table)
                    .forEach(row -> widths.add(kids(row).stream()
                            .filter(cell -> cell.getStructureType().matches("T[HD]"))
                            .count()));
            assertThat(widths).as("cells in each row of a table").hasSize(1);
        }
    }

    private static List<PDStructureElement> rows(PDStructureElement table) {
        return kids(table).stream()
                .flatMap(part -> kids(part).stream())
                .filter(row -> row.getStructureType().equals("TR"))
                .toList();
    }

    private static List<PDStructureElement> kids(PDStructureElement element) {
        return element.getKids().stream()
                .filter(PDStructureElement.class::isInstance)
                .map(PDStructureElement.class::cast)
                .toList();
    }

    private static Object attribute(PDStructureElement element, String name) {
        return element.getCOSObject().getDictionaryObject("A") instanceof COSDictionary attributes
                ? attributes.getDictionaryObject(name)
                : null;
    }

    private void page(PDPage page, String name) throws IOException {
        assertThat(page.getCOSObject().getNameAsString("Tabs")).as(name).isEqualTo("S");
        painted(page, name);
        for (PDAnnotation annotation : page.getAnnotations()) {
            assertThat(annotation).isInstanceOf(PDAnnotationLink.class);
            assertThat(annotation.getContents()).as(name).isNotBlank();
            assertThat(annotation.getCOSObject().containsKey("StructParent"))
                    .as(name)
                    .isTrue();
        }
    }

    /** Each mark that is no artefact is read out somewhere; nothing is painted outside of marks. */
    private void painted(PDPage page, String name) throws IOException {
        int number = document.getPages().indexOf(page);
        int depth = 0;
        List<Object> operands = new ArrayList<>();
        for (Object token : new PDFStreamParser(page).parse()) {
            if (!(token instanceof Operator operator)) {
                operands.add(token);
                continue;
            }
            switch (operator.getName()) {
                case "BDC" -> {
                    depth++;
                    if (operands.getLast() instanceof COSDictionary properties
                            && properties.getDictionaryObject("MCID") instanceof COSInteger content) {
                        assertThat(read).as(name).contains(number + " " + content.intValue());
                    }
                }
                case "BMC" -> depth++;
                case "EMC" -> depth--;
                default -> {
                    if (PAINTS.contains(operator.getName())) {
                        assertThat(depth)
                                .as("%s: %s %s", name, operands, operator.getName())
                                .isPositive();
                    }
                }
            }
            operands.clear();
        }
        assertThat(depth).as(name).isZero();
    }
}
