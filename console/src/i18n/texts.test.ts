import { describe, expect, it } from 'vitest';
import en from './en.json';
import zh from './zh-CN.json';
import reasons from '../../../notification-service/src/main/resources/message/reasons.tsv?raw';
import words from '../../../notification-service/src/main/resources/message/words.tsv?raw';

function names(texts: object, before = ''): string[] {
  return Object.entries(texts).flatMap(([name, text]) => (typeof text === 'string' ? [before + name] : names(text as object, `${before}${name}.`)));
}

function holes(texts: object): Record<string, string[]> {
  const all = JSON.parse(JSON.stringify(texts)) as object;
  return Object.fromEntries(names(all).map((name) => [name, [...textOf(all, name).matchAll(/{{(\w+)}}/g)].map((hole) => hole[1]!).sort()]));
}

function rows(table: string): string[][] {
  return table.split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'));
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

  it('say reasons and roles as the messages do', () => {
    const said = [...rows(reasons), ...rows(words).filter(([code]) => code!.startsWith('role.')).map(([code, ...both]) => [code!.slice('role.'.length), ...both])];
    const told = (texts: typeof en) => Object.entries({ ...texts.pageWhy, ...texts.role }).sort();
    expect(told(zh as typeof en)).toEqual(said.map(([code, chinese]) => [code, chinese]).sort());
    expect(told(en)).toEqual(said.map(([code, , english]) => [code, english]).sort());
  });
});
