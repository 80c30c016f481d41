import type { BulkEntry, PushedPage } from './pages';

/** So many pages are acknowledged at once. */
export const MOST = 100;

/** Whether the reader may answer and it still counts; a late answer is welcome too. */
export function canAnswer(page: Pick<PushedPage, 'state' | 'mayAnswer'>): boolean {
  return page.mayAnswer && (page.state === 'ringing' || page.state === 'exhausted');
}

/** Those of the chosen that can still be answered, for the list is read anew while one chooses. */
export function stillChosen(chosen: string[], pages: PushedPage[]): string[] {
  const open = new Set(pages.filter(canAnswer).map((page) => page.id));
  return chosen.filter((id) => open.has(id)).slice(0, MOST);
}

export function allRinging(pages: PushedPage[]): string[] {
  return pages.filter((page) => page.mayAnswer && page.state === 'ringing').map((page) => page.id).slice(0, MOST);
}

/** What came of an answer to several pages: how many it counted for, who was first elsewhere, how many needed none. */
export interface Tally {
  counted: number;
  earlier: number;
  names: string;
  refused: number;
}

export function tally(entries: BulkEntry[]): Tally {
  const earlier = entries.filter((entry) => entry.counted === false);
  return {
    counted: entries.filter((entry) => entry.counted === true).length,
    earlier: earlier.length,
    names: [...new Set(earlier.map((entry) => entry.name ?? '–'))].join(', '),
    refused: entries.filter((entry) => entry.refused).length,
  };
}
