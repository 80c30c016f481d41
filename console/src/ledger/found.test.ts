import { describe, expect, it } from 'vitest';
import { excerptOf, piecesOf, spansOf } from './found';

const found = (text: string, ...words: string[]) => spansOf(text, words, 'term').map((span) => text.slice(span.start, span.end));

describe('found words', () => {
  it('are marked whatever hides them', () => {
    expect(found('这家避·雷！ＡＢ车 又差/评', '避雷', 'ab车', '差评')).toEqual(['避·雷', 'ＡＢ车', '差/评']);
    expect(found('🔥电池🔥自燃，电池自燃', '电池')).toEqual(['电池', '电池']);
    expect(found('iPhone 17 Pro 发热', 'iphone17')).toEqual(['iPhone 17']);
  });

  it('do not reach from one saying into another', () => {
    expect(found('不该投……诉求是退款，车，间', '投诉', '车间')).toEqual([]);
    expect(found('避🔥🔥🔥雷', '避雷')).toEqual(['避🔥🔥🔥雷']);
  });

  it('of nothing but marks are nowhere', () => {
    expect(found('好！！', '！', '')).toEqual([]);
  });
});

describe('a text in pieces', () => {
  it('stays the same text, and each piece knows all that was found in it', () => {
    const text = '要求召回并道歉';
    const pieces = piecesOf(text, [{ start: 2, end: 4, why: 'appeal:recall' }, { start: 0, end: 4, why: 'negative' }, { start: 2, end: 4, why: 'negative' }]);
    expect(pieces).toEqual([
      { text: '要求', whys: ['negative'] },
      { text: '召回', whys: ['appeal:recall', 'negative'] },
      { text: '并道歉', whys: [] },
    ]);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  });

  it('passes over what an edit has put out of the text', () => {
    expect(piecesOf('短', [{ start: 0, end: 9, why: 'term' }, { start: 1, end: 1, why: 'term' }, { start: -1, end: 1, why: 'term' }])).toEqual([{ text: '短', whys: [] }]);
    expect(piecesOf('', [])).toEqual([]);
  });
});

describe('an excerpt', () => {
  it('shows what was found, however late it stands', () => {
    const text = '开'.repeat(500) + '电池自燃' + '尾'.repeat(500);
    const excerpt = excerptOf(text, spansOf(text, ['电池'], 'term'), 120);
    expect(excerpt.text.length).toBeLessThanOrEqual(122);
    expect(excerpt.spans.map((span) => excerpt.text.slice(span.start, span.end))).toEqual(['电池']);
    expect(excerpt.text).toMatch(/^….*…$/);
  });

  it('is the beginning when that has it, or when nothing was found', () => {
    expect(excerptOf('电池' + '长'.repeat(200), [{ start: 0, end: 2, why: 'term' }], 100).text).toBe(`电池${'长'.repeat(98)}…`);
    expect(excerptOf('长'.repeat(200), [], 100).text).toBe(`${'长'.repeat(100)}…`);
    expect(excerptOf('短', [], 100).text).toBe('短');
  });

  it('halves no character', () => {
    const text = '🔥'.repeat(200) + '电池' + '🔥'.repeat(200);
    for (const length of [99, 100, 101]) {
      expect(excerptOf(text, spansOf(text, ['电池'], 'term'), length).text).not.toMatch(/\p{Cs}/u);
    }
  });
});
