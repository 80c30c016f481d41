import i18n from '../i18n';
import { token } from './session';

/** A refusal as the services write it (problem+json). */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly detail: string,
  ) {
    super(detail);
  }
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export async function call(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('Authorization', `Bearer ${await token()}`);
  headers.set('Accept-Language', i18n.language);
  const response = await fetch(path, { ...init, headers });
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const body = await response.json().catch(() => ({}));
  return new ApiProblem(response.status, body.type ?? 'about:blank', body.detail ?? body.title ?? response.statusText);
}

export async function get<T>(path: string): Promise<T> {
  const response = await call(path, { headers: { Accept: 'application/json' } });
  return (await response.json()) as T;
}

/** What was read, with the tag that says as of when. */
export interface Tagged<T> {
  value: T;
  tag: string | null;
}

export async function getTagged<T>(path: string): Promise<Tagged<T>> {
  const response = await call(path, { headers: { Accept: 'application/json' } });
  return { value: (await response.json()) as T, tag: response.headers.get('ETag') };
}

/** A write; the key makes a repeated click the same request, and with a tag it is refused when what was read has changed since. */
export async function post<T>(path: string, body: unknown, key: string = crypto.randomUUID(), tag?: string | null): Promise<T> {
  const response = await call(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'Idempotency-Key': key, ...(tag && { 'If-Match': tag }) },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

/** An edit of what was seen in this version; somebody quicker makes it a 412. */
export async function put<T>(path: string, body: unknown, version: number): Promise<T> {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json', 'If-Match': `"${version}"` };
  return (await (await call(path, { method: 'PUT', headers, body: JSON.stringify(body) })).json()) as T;
}

/** Saves what a path answers as a file. */
export async function save(path: string, name: string, accept: string): Promise<void> {
  const response = await call(path, { headers: { Accept: accept } });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
