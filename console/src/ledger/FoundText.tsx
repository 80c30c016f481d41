import { useTranslation } from 'react-i18next';
import { piecesOf, type Span } from './found';

const COLOURS: Record<string, string> = { term: '#fff1b8', search: '#ffd591', negative: '#ffccc7', positive: '#d9f7be', appeal: '#d6e4ff', category: '#efdbff' };

/** A text with what was found in it marked; the mark says what it is. */
export function FoundText({ text, spans }: { text: string; spans: Span[] }) {
  const why = useWhy();
  return (
    <>
      {piecesOf(text, spans).map((piece, i) =>
        piece.whys.length === 0 ? (
          piece.text
        ) : (
          <mark key={i} title={piece.whys.map(why).join(' · ')} style={{ background: COLOURS[piece.whys[0]!.split(':')[0]!] ?? COLOURS.term, padding: 0, color: 'inherit' }}>
            {piece.text}
          </mark>
        ),
      )}
    </>
  );
}

/** What a mark says: a watch term, what was searched for, or why it was read so. */
export function useWhy(): (why: string) => string {
  const { t } = useTranslation();
  return (why) => {
    const [kind, code] = why.split(':');
    if (!code) return t(`ledger.found.${kind}`, { defaultValue: why });
    return `${t(`ledger.${kind}`)} ${t(`${kind}.${code}`, { defaultValue: code })}`;
  };
}
