/** The names that a filter of the ledger may have, as the service takes them. */
export const NAMES = [
  'brand', 'platform', 'sentiment', 'kind', 'status', 'noise', 'q', 'since', 'until',
  'publishedSince', 'publishedUntil', 'category', 'appeal', 'term', 'author', 'source', 'link', 'minSpread', 'owner',
] as const;

export type Name = (typeof NAMES)[number];
export type Filter = Partial<Record<Name, string>>;

/** What the ledger may be asked for by a click; the others come by links and saved views. */
export const CHOICES = {
  platform: ['wechat-mp', 'wechat-channels', 'weibo', 'douyin', 'xiaohongshu', 'zhihu', 'bilibili', 'forum', 'news', 'kuaishou', 'tieba', 'internal'],
  sentiment: ['negative', 'neutral', 'positive'],
  kind: ['post', 'repost', 'comment', 'article', 'video', 'answer', 'report'],
  status: ['open', 'watching', 'handled', 'closed'],
  noise: ['none', 'any', 'copy', 'ad', 'coordinated', 'repeat'],
} as const;

export const APPEALS = ['refund', 'compensation', 'apology', 'recall', 'explanation', 'penalty', 'repair', 'other'];
export const CATEGORIES = ['product-safety', 'product-quality', 'service-dispute', 'false-advertising', 'marketing-controversy', 'privacy', 'compliance', 'labour', 'other'];
export const CRISIS_TYPES = ['opinion', 'rumour', 'pr', 'legal'];

/** Those that have a field of their own; the rest is shown as tags that can be taken away. */
const IN_FIELDS: Name[] = ['brand', 'platform', 'sentiment', 'kind', 'status', 'noise', 'q', 'since', 'until'];

export function filterOf(url: URLSearchParams): Filter {
  return Object.fromEntries(NAMES.map((name) => [name, url.get(name)?.trim()]).filter(([, value]) => value));
}

/** The filter as a query, always in the same order; what has no value is left out. */
export function queryOf(filter: Filter, more: Record<string, string | undefined> = {}): string {
  const query = new URLSearchParams();
  for (const name of NAMES) if (filter[name]) query.set(name, filter[name]);
  for (const [name, value] of Object.entries(more)) if (value) query.set(name, value);
  return query.toString();
}

export function besides(filter: Filter): [Name, string][] {
  return NAMES.filter((name) => !IN_FIELDS.includes(name) && filter[name]).map((name) => [name, filter[name]!]);
}

/** The words that a search looks for: those in quotes as they stand. */
export function wordsOf(search: string | undefined): string[] {
  return [...(search ?? '').matchAll(/["“”]([^"“”]+)["“”]|([^\s"“”]+)/g)].map((found) => (found[1] ?? found[2])!.trim()).filter(Boolean);
}

/** A moment as the browser's field for date and time has it, in the time of this place; empty for none. */
export function fieldOf(iso: string | undefined): string {
  const time = new Date(iso ?? '');
  if (Number.isNaN(time.getTime())) return '';
  const two = (n: number) => String(n).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}T${two(time.getHours())}:${two(time.getMinutes())}`;
}

export function momentOf(field: string): string | undefined {
  const time = new Date(field);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
