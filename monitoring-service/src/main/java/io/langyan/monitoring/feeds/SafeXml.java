package io.langyan.monitoring.feeds;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.XMLReaders;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * XML of a stranger. No document type at all, so no entities of its own, none from elsewhere and no billion laughs (OWASP, XML External Entity
 * Prevention); nothing is fetched; nesting has an end, since what walks the tree later walks it by recursion, and so has the tree, which takes
 * twenty to thirty times what it weighs as text.
 */
final class SafeXml {

    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final int DEEPEST = 200;
    /** Elements and attributes: two hundred for each item that is read of a feed. */
    static final int LARGEST = 200_000;

    private static final FeedBroken DOCTYPE = new FeedBroken(
            "doctype",
            "XML 含有 DOCTYPE（可能夹带实体炸弹或外部实体），已拒绝",
            "the XML has a DOCTYPE, which may carry entities, and is refused");

    private SafeXml() {}

    static Document parse(String text) {
        refuseDoctype(text);
        SAXBuilder builder = new SAXBuilder(XMLReaders.NONVALIDATING);
        builder.setFeature(NO_DOCTYPE, true);
        builder.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
        builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        builder.setXMLFilter(new Small());
        try {
            return builder.build(new StringReader(text));
        } catch (JDOMException | IOException broken) {
            throw new FeedBroken("broken-xml", "XML 有语法错误", "the XML is broken");
        }
    }

    /** Before the first element; a page of the web says so with the same word. */
    private static void refuseDoctype(String text) {
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("<?", at)) {
                at = after(text, "?>", at);
            } else if (text.startsWith("<!--", at)) {
                at = after(text, "-->", at);
            } else if (text.regionMatches(true, at, "<!doctype", 0, 9)) {
                boolean page = text.substring(at + 9).stripLeading().regionMatches(true, 0, "html", 0, 4);
                throw page ? FeedBroken.notAFeed() : DOCTYPE;
            } else {
                return;
            }
        }
    }

    private static int after(String text, String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    /** Gives up on what is nested deeper, or has more in it, than any feed. */
    private static final class Small extends XMLFilterImpl {

        private int depth;
        private int seen;

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
            depth++;
            seen += 1 + attributes.getLength();
            if (depth > DEEPEST || seen > LARGEST) {
                throw FeedBroken.tooIntricate();
            }
            super.startElement(uri, name, qualified, attributes);
        }

        @Override
        public void endElement(String uri, String name, String qualified) throws SAXException {
            depth--;
            super.endElement(uri, name, qualified);
        }
    }
}
