import { describe, expect, it } from 'vitest';
import en from './en.json';
import zh from './zh-CN.json';

function names(texts: object, before = ''): string[] {
  return Object.entries(texts).flatMap(([name, text]) => (typeof text === 'string' ? [before + name] : names(text as object, `${before}${name}.`)));
}

function holes(texts: object): Record<string, string[]> {
  const all = JSON.parse(JSON.stringify(texts)) as object;
  return Object.fromEntries(names(all).map((name) => [name, [...textOf(all, name).matchAll(/{{(\w+)}}/g)].map((hole) => hole[1]!).sort()]));
}

function textOf(texts: object, name: string): string {
  return name.split('.').reduce<unknown>((found, part) => (found as Record<string, unknown>)[part], texts) as string;
}

describe('the texts', () => {
  it('are there in both languages', () => {
    expect(names(en).sort()).toEqual(names(zh).sort());
  });

  it('tell the same figures in both languages', () => {
    expect(holes(en)).toEqual(holes(zh));
  });
});
