package org.goldenthread.plan.printing.paper;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRelation;
import org.goldenthread.plan.printing.page.Block;
import org.goldenthread.plan.printing.page.Grid;
import org.goldenthread.plan.printing.page.Line;
import org.goldenthread.plan.printing.page.Line.Kind;
import org.goldenthread.plan.printing.page.Printout;
import org.goldenthread.plan.printing.page.Sheets;
import org.goldenthread.plan.printing.page.Title;
import org.goldenthread.plan.printing.page.Words;
import org.openxmlformats.schemas.officeDocument.x2006.sharedTypes.STVerticalAlignRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBody;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNumPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STUnderline;

/// Pages as a Word file. Its body is written as Word's own elements, in reading order.
public final class WordPaper {
  /// A4, in twentieths of a point.
  private static final int SHORT_SIDE = 11906;

  private static final int LONG_SIDE = 16838;
  private static final int MARGIN = 964;

  private final XWPFDocument document = new XWPFDocument();
  private final CTBody body = document.getDocument().getBody();
  private final WordStyles styles = new WordStyles(document);
  private Kind listed = Kind.PARAGRAPH;
  private BigInteger list = BigInteger.ZERO;

  private WordPaper() {}

  @SuppressWarnings("JavaUtilDate") // POI takes no other.
  public static void write(Printout printout, OutputStream out) throws IOException {
    WordPaper paper = new WordPaper();
    try (XWPFDocument document = paper.document) {
      document.getProperties().getCoreProperties().setTitle(printout.running());
      document.getProperties().getCoreProperties().setCreator("Golden Thread");
      // The same plan is the same file, whenever it is printed.
      document.getProperties().getCoreProperties().setCreated(Optional.of(new Date(0)));
      paper.sheets(printout);
      document.write(out);
    }
  }

  private void sheets(Printout printout) {
    List<Sheets> all = printout.sheets();
    for (int index = 0; index < all.size(); index++) {
      boolean wide = all.get(index).wide();
      int width = (wide ? LONG_SIDE : SHORT_SIDE) - 2 * MARGIN;
      all.get(index).blocks().forEach(block -> block(block, width));
      boolean last = index == all.size() - 1;
      CTSectPr section = last ? body.addNewSectPr() : body.addNewP().addNewPPr().addNewSectPr();
      page(section, wide);
      if (index == 0) {
        margins(section, printout.running());
      }
    }
  }

  private static void page(CTSectPr section, boolean wide) {
    CTPageSz size = section.addNewPgSz();
    size.setW(BigInteger.valueOf(wide ? LONG_SIDE : SHORT_SIDE));
    size.setH(BigInteger.valueOf(wide ? SHORT_SIDE : LONG_SIDE));
    if (wide) {
      size.setOrient(STPageOrientation.LANDSCAPE);
    }
    CTPageMar margins = section.addNewPgMar();
    margins.setTop(BigInteger.valueOf(MARGIN + 200));
    margins.setBottom(BigInteger.valueOf(MARGIN));
    margins.setLeft(BigInteger.valueOf(MARGIN));
    margins.setRight(BigInteger.valueOf(MARGIN));
    margins.setHeader(BigInteger.valueOf(567));
    margins.setFooter(BigInteger.valueOf(480));
    margins.setGutter(BigInteger.ZERO);
  }

  /// What stands at the head and the foot of every page; later sections take it over.
  private void margins(CTSectPr section, String running) {
    XWPFHeaderFooterPolicy policy = new XWPFHeaderFooterPolicy(document, section);
    XWPFParagraph head = policy.createHeader(XWPFHeaderFooterPolicy.DEFAULT).createParagraph();
    head.setStyle(WordStyles.MARGIN);
    head.createRun().setText(running);
    XWPFParagraph foot = policy.createFooter(XWPFHeaderFooterPolicy.DEFAULT).createParagraph();
    foot.setStyle(WordStyles.MARGIN);
    foot.setAlignment(ParagraphAlignment.RIGHT);
    foot.createRun().setText("Page ");
    field(foot.getCTP(), "PAGE");
    foot.createRun().setText(" of ");
    field(foot.getCTP(), "NUMPAGES");
  }

  private static void field(CTP paragraph, String instruction) {
    paragraph.addNewFldSimple().setInstr(instruction);
  }

  private void block(Block block, int width) {
    switch (block) {
      case Title title -> {
        endList();
        CTP heading = paragraph(title.level() == 0 ? WordStyles.TITLE : "Heading" + title.level());
        run(heading, Words.plain(title.text()));
      }
      case Grid grid -> {
        endList();
        new WordTable(body.addNewTbl(), grid, width).write();
        // Two tables without anything between them would be one.
        paragraph(WordStyles.GAP);
      }
      case Line line -> line(line);
    }
  }

  private void line(Line line) {
    CTP paragraph = paragraph(WordStyles.BODY);
    switch (line.kind()) {
      case PARAGRAPH -> endList();
      case BULLET -> numbered(paragraph, styles.bullets(), line.depth());
      case NUMBER -> {
        if (listed != Kind.NUMBER || line.number() == 1) {
          list = styles.newList(line.depth());
        }
        numbered(paragraph, list, line.depth());
      }
    }
    listed = line.kind();
    line.words().forEach(words -> run(paragraph, words));
  }

  private void endList() {
    listed = Kind.PARAGRAPH;
  }

  private CTP paragraph(String style) {
    CTP paragraph = body.addNewP();
    paragraph.addNewPPr().addNewPStyle().setVal(style);
    return paragraph;
  }

  private static void numbered(CTP paragraph, BigInteger list, int depth) {
    CTPPr properties = paragraph.getPPr();
    CTNumPr number = properties.addNewNumPr();
    number.addNewIlvl().setVal(BigInteger.valueOf(depth));
    number.addNewNumId().setVal(list);
  }

  private void run(CTP paragraph, Words words) {
    CTR run;
    if (words.href().isEmpty()) {
      run = paragraph.addNewR();
    } else {
      String relation =
          document
              .getPackagePart()
              .addExternalRelationship(words.href(), XWPFRelation.HYPERLINK.getRelation())
              .getId();
      var link = paragraph.addNewHyperlink();
      link.setId(relation);
      run = link.addNewR();
    }
    Words.Look look = words.look();
    if (!look.equals(Words.Look.PLAIN) || !words.href().isEmpty()) {
      look(run.addNewRPr(), look, !words.href().isEmpty());
    }
    WordTable.text(run, words.text());
  }

  private static void look(CTRPr properties, Words.Look look, boolean link) {
    if (look.bold()) {
      properties.addNewB();
    }
    if (look.italic()) {
      properties.addNewI();
    }
    if (look.underlined() || link) {
      properties.addNewU().setVal(STUnderline.SINGLE);
    }
    if (look.level() != Words.Level.ON) {
      properties
          .addNewVertAlign()
          .setVal(
              look.level() == Words.Level.BELOW
                  ? STVerticalAlignRun.SUBSCRIPT
                  : STVerticalAlignRun.SUPERSCRIPT);
    }
  }
}
