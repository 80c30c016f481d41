/** A part of a text, in UTF-16 units, and what was found there. */
export interface Span {
  start: number;
  end: number;
  why: string;
}

export interface Piece {
  text: string;
  whys: string[];
}

/** Blanks and symbols between the letters of a word hide it from nobody (避·雷); marks of a sentence part words, as they do for watch rules. */
const PARTS_WORDS = /[\n。！？；，、：…!?;,:]/;

/** Where the words stand: capitals, width, and symbols put between their letters make no difference. What is written otherwise (谐音, 繁体) is not found. */
export function spansOf(text: string, words: string[], why: string): Span[] {
  const plain = plainOf(text);
  return words.flatMap((word) => occurrences(text, plain, plainOf(word).text)).map(([start, end]) => ({ start, end, why }));
}

interface Plain {
  text: string;
  starts: number[];
  ends: number[];
}

/** Letters and digits only, and where each stood. */
function plainOf(text: string): Plain {
  const plain: Plain = { text: '', starts: [], ends: [] };
  let at = 0;
  for (const char of text) {
    const letters = char.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    plain.text += letters;
    for (let i = 0; i < letters.length; i++) {
      plain.starts.push(at);
      plain.ends.push(at + char.length);
    }
    at += char.length;
  }
  return plain;
}

function occurrences(text: string, plain: Plain, word: string): [number, number][] {
  const found: [number, number][] = [];
  if (!word) return found;
  for (let at = plain.text.indexOf(word); at >= 0; at = plain.text.indexOf(word, at + 1)) {
    const last = at + word.length - 1;
    const span: [number, number] = [plain.starts[at]!, plain.ends[last]!];
    if (!PARTS_WORDS.test(text.slice(...span))) found.push(span);
  }
  return found;
}

/** The text cut where anything found begins or ends. Spans that lie outside it are passed over. */
export function piecesOf(text: string, spans: Span[]): Piece[] {
  const sound = spans.filter((span) => span.start >= 0 && span.start < span.end && span.end <= text.length);
  const cuts = [...new Set([0, text.length, ...sound.flatMap((span) => [span.start, span.end])])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i]!;
    const whys = sound.filter((span) => span.start <= start && span.end >= end).map((span) => span.why);
    return { text: text.slice(start, end), whys: [...new Set(whys)] };
  });
}

const BEFORE = 24;

/** The beginning of a text, or what stands around the first thing found when that comes later. */
export function excerptOf(text: string, spans: Span[], length: number): { text: string; spans: Span[] } {
  if (text.length <= length) return { text, spans };
  const first = Math.min(...spans.map((span) => span.start), Infinity);
  const from = first < length - BEFORE || first === Infinity ? 0 : whole(text, first - BEFORE);
  const to = whole(text, Math.min(text.length, from + length));
  const head = from > 0 ? '…' : '';
  const shift = head.length - from;
  const inside = spans.filter((span) => span.start >= from && span.end <= to);
  return {
    text: head + text.slice(from, to) + (to < text.length ? '…' : ''),
    spans: inside.map((span) => ({ ...span, start: span.start + shift, end: span.end + shift })),
  };
}

/** A cut that does not halve a character. */
function whole(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
