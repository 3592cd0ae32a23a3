package org.goldenthread.plan.document.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.goldenthread.plan.document.word.Aside;
import org.goldenthread.plan.document.word.Block;
import org.goldenthread.plan.document.word.Paragraph;
import org.goldenthread.plan.document.word.WordText;

/// The parts of an opened Word file, found by their relationship to the document: styles and
/// numbering first, then the body, then what stands beside it.
final class WordParts {
  private static final int NEAR = 120;

  private final PackagePart document;
  private final StoryWalk.Shared shared;
  private final Map<String, Integer> anchors = new HashMap<>();

  WordParts(PackagePart document, Limits limits) {
    this.document = document;
    this.shared = new StoryWalk.Shared(new Budget(limits));
  }

  WordText read() throws IOException, InvalidFormatException {
    for (PackagePart part : related("styles")) {
      try (Xml xml = new Xml(part.getInputStream())) {
        shared.styles.read(xml, shared.budget);
      }
    }
    for (PackagePart part : related("numbering")) {
      try (Xml xml = new Xml(part.getInputStream())) {
        shared.numbering.read(xml, shared.budget);
      }
    }
    List<Block> body = new ArrayList<>();
    List<Paragraph> paragraphs = body(body);
    notes("footnotes", Aside.Kind.FOOTNOTE, paragraphs);
    notes("endnotes", Aside.Kind.ENDNOTE, paragraphs);
    notes("comments", Aside.Kind.COMMENT, paragraphs);
    margins("header", Aside.Kind.HEADER);
    margins("footer", Aside.Kind.FOOTER);
    return new WordText(body, written(paragraphs), shared.asides, shared.trackedChanges);
  }

  private List<Paragraph> body(List<Block> blocks) throws IOException {
    try (Xml xml = new Xml(document.getInputStream())) {
      StoryWalk walk = new StoryWalk(xml, shared, anchors);
      xml.children(
          root -> {
            if (!root.equals("w:document")) throw new Refused(Refusal.Reason.NOT_WORD);
            xml.children(
                part -> {
                  if (part.equals("w:body")) blocks.addAll(walk.blocks());
                });
          });
      return walk.paragraphs;
    }
  }

  private void notes(String relation, Aside.Kind kind, List<Paragraph> body)
      throws IOException, InvalidFormatException {
    for (PackagePart part : related(relation)) {
      try (Xml xml = new Xml(part.getInputStream())) {
        StoryWalk walk = new StoryWalk(xml, shared, new HashMap<>());
        xml.children(root -> xml.children(name -> note(walk, kind, body)));
      }
    }
  }

  private void note(StoryWalk walk, Aside.Kind kind, List<Paragraph> body) throws IOException {
    String id = walk.xml.attribute("id", "");
    int before = walk.paragraphs.size();
    walk.blocks();
    String text = text(walk.paragraphs.subList(before, walk.paragraphs.size()));
    if (!text.isBlank()) shared.asides.add(new Aside(kind, text, near(kind, id, body)));
  }

  private void margins(String relation, Aside.Kind kind)
      throws IOException, InvalidFormatException {
    Set<String> seen = new HashSet<>();
    for (PackagePart part : related(relation)) {
      try (Xml xml = new Xml(part.getInputStream())) {
        StoryWalk walk = new StoryWalk(xml, shared, new HashMap<>());
        xml.children(root -> walk.blocks());
        String text = text(walk.paragraphs);
        if (!text.isBlank() && seen.add(text)) shared.asides.add(new Aside(kind, text, ""));
      }
    }
  }

  private String near(Aside.Kind kind, String id, List<Paragraph> body) {
    Integer index = anchors.get(kind + ":" + id);
    if (index == null || index >= body.size()) return "";
    String text = body.get(index).text();
    return text.length() > NEAR ? text.substring(0, NEAR) + "…" : text;
  }

  private List<PackagePart> related(String relation) throws InvalidFormatException {
    List<PackagePart> parts = new ArrayList<>();
    for (PackageRelationship link : document.getRelationships()) {
      boolean wanted = link.getRelationshipType().endsWith("/" + relation);
      if (!wanted || link.getTargetMode() != TargetMode.INTERNAL) continue;
      PackagePart part = document.getRelatedPart(link);
      if (part != null) parts.add(part);
    }
    return parts;
  }

  private static String text(List<Paragraph> paragraphs) {
    return paragraphs.stream()
        .map(Paragraph::numbered)
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining("\n"));
  }

  private static List<Paragraph> written(List<Paragraph> paragraphs) {
    return paragraphs.stream().filter(paragraph -> !paragraph.isBlank()).toList();
  }
}
