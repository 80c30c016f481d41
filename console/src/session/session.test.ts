import { beforeAll, describe, expect, it, vi } from 'vitest';

let session: typeof import('./session');

beforeAll(async () => {
  const store = { getItem: () => null, setItem: () => {}, removeItem: () => {}, key: () => null, length: 0, clear: () => {} };
  vi.stubGlobal('location', { origin: 'http://localhost:8080', search: '', hash: '' });
  vi.stubGlobal('sessionStorage', store);
  vi.stubGlobal('localStorage', store);
  vi.doMock('../i18n', () => ({ default: { language: 'zh-CN' } }));
  session = await import('./session');
});

describe('rights', () => {
  it('follow from what a role contains', () => {
    expect(session.may(['commander'], 'publisher')).toBe(true);
    expect(session.may(['commander'], 'viewer')).toBe(true);
    expect(session.may(['analyst'], 'publisher')).toBe(false);
    expect(session.may(['admin'], 'analyst')).toBe(false);
    expect(session.may([], 'viewer')).toBe(false);
  });
});

describe('a token', () => {
  it('names the person, whatever the script of the name', () => {
    const claims = { preferred_username: '林岚', realm_access: { roles: ['analyst'] } };
    const body = btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(claims))));
    expect(session.personOf(`x.${body}.y`)).toMatchObject({ name: '林岚', roles: ['analyst'], allBrands: false });
  });

  it('says whether its brands are all', () => {
    const person = (brands: unknown) => session.personOf(`x.${btoa(JSON.stringify({ sub: 'a', langyan_brands: brands }))}.y`);
    expect(person(['*']).allBrands).toBe(true);
    expect(person('*').allBrands).toBe(true);
    expect(person(['langyan']).allBrands).toBe(false);
  });
});
