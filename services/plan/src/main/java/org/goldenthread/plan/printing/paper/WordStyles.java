package org.goldenthread.plan.printing.paper;

import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTInd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNumLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSpacing;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/// The styles and lists of a printed plan, under the names by which Word knows its own, so that its
/// navigation, its contents and screen readers find headings and lists.
final class WordStyles {
  static final String TITLE = "Title";
  static final String BODY = "BodyText";
  static final String CELL = "TableText";
  static final String FIGURE = "TableFigure";
  static final String GAP = "AfterTable";
  static final String MARGIN = "PageMargin";

  private static final int LEVELS = 9;
  private static final String FONT = "Arial";

  private final XWPFStyles styles;
  private final XWPFNumbering numbering;
  private final BigInteger bullets;
  private final BigInteger numbers;

  WordStyles(XWPFDocument document) {
    styles = document.createStyles();
    styles.setSpellingLanguage("en-GB");
    CTFonts fonts = CTFonts.Factory.newInstance();
    fonts.setAscii(FONT);
    fonts.setHAnsi(FONT);
    fonts.setCs(FONT);
    styles.setDefaultFonts(fonts);
    add(TITLE, "Title", 40, 0, 240, 0);
    add("Heading1", "heading 1", 28, 320, 120, 1);
    add("Heading2", "heading 2", 24, 240, 80, 2);
    add("Heading3", "heading 3", 22, 200, 60, 3);
    add("Heading4", "heading 4", 21, 160, 60, 4);
    add(BODY, "Body Text", 21, 0, 120, 0);
    add(CELL, "Table Text", 18, 30, 30, 0);
    add(FIGURE, "Table Figure", 18, 30, 30, 0).addNewJc().setVal(STJc.RIGHT);
    add(GAP, "After Table", 12, 0, 80, 0);
    add(MARGIN, "Page Margin", 17, 0, 0, 0);
    numbering = document.createNumbering();
    bullets = numbering.addNum(numbering.addAbstractNum(definition(0, STNumberFormat.BULLET)));
    numbers = numbering.addAbstractNum(definition(1, STNumberFormat.DECIMAL));
  }

  /// Adds a style of paragraphs.
  ///
  /// @param halves the size in half points
  /// @param outline the level of a heading, 0 for none
  private CTPPrGeneral add(String id, String name, int halves, int before, int after, int outline) {
    CTStyle style = CTStyle.Factory.newInstance();
    style.setType(STStyleType.PARAGRAPH);
    style.setStyleId(id);
    style.addNewName().setVal(name);
    style.addNewQFormat();
    CTPPrGeneral paragraph = style.addNewPPr();
    boolean heading = outline > 0 || id.equals(TITLE);
    if (heading) {
      paragraph.addNewKeepNext();
    }
    CTSpacing spacing = paragraph.addNewSpacing();
    spacing.setBefore(BigInteger.valueOf(before));
    spacing.setAfter(BigInteger.valueOf(after));
    if (outline > 0) {
      paragraph.addNewOutlineLvl().setVal(BigInteger.valueOf(outline - 1));
    }
    CTRPr look = style.addNewRPr();
    if (heading) {
      look.addNewB();
      look.addNewColor().setVal("1F3864");
    }
    look.addNewSz().setVal(BigInteger.valueOf(halves));
    styles.addStyle(new XWPFStyle(style));
    return paragraph;
  }

  private static XWPFAbstractNum definition(int id, STNumberFormat.Enum format) {
    CTAbstractNum definition = CTAbstractNum.Factory.newInstance();
    definition.setAbstractNumId(BigInteger.valueOf(id));
    for (int depth = 0; depth < LEVELS; depth++) {
      CTLvl level = definition.addNewLvl();
      level.setIlvl(BigInteger.valueOf(depth));
      level.addNewStart().setVal(BigInteger.ONE);
      level.addNewNumFmt().setVal(format);
      boolean bullet = format == STNumberFormat.BULLET;
      level.addNewLvlText().setVal(bullet ? "•" : "%" + (depth + 1) + ".");
      CTInd indent = level.addNewPPr().addNewInd();
      indent.setLeft(BigInteger.valueOf(360L * (depth + 1)));
      indent.setHanging(BigInteger.valueOf(360));
    }
    return new XWPFAbstractNum(definition);
  }

  /// The list of all bullets.
  BigInteger bullets() {
    return bullets;
  }

  /// A numbered list that begins with 1.
  BigInteger newList(int depth) {
    BigInteger list = numbering.addNum(numbers);
    CTNumLvl level = numbering.getNum(list).getCTNum().addNewLvlOverride();
    level.setIlvl(BigInteger.valueOf(depth));
    level.addNewStartOverride().setVal(BigInteger.ONE);
    return list;
  }
}
