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
