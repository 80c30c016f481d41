/** Ids are ordered by time, so a later one is a newer mention. */
interface Told {
  id: string;
}

/** The newest id of these and of the one known already. */
export function newestOf(items: Told[], known: string | null): string | null {
  return items.reduce<string | null>((newest, { id }) => (newest === null || id > newest ? id : newest), known);
}

/** The ids that came after the newest that is known; none while nothing is known to compare with. */
export function newer(items: Told[], known: string | null): string[] {
  return known === null ? [] : items.map(({ id }) => id).filter((id) => id > known);
}

/** What has not been seen, with more of it: no more is kept than can be counted, however long the page stays open. */
export function unseen(before: ReadonlySet<string>, ids: string[], most: number): ReadonlySet<string> {
  return before.size > most || ids.length === 0 ? before : new Set([...new Set([...before, ...ids])].slice(0, most + 1));
}

/** What came since: of what was known when the list was asked for, all is in it. */
export function since(now: ReadonlySet<string>, asked: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...now].filter((id) => !asked.has(id)));
}
