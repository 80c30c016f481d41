import { describe, expect, it } from 'vitest';
import en from '../i18n/en.json';
import zh from '../i18n/zh-CN.json';
import type { Offer } from './rotas';
import { colleagues, doings, exchangeable, mayOffer } from './swaps';

const rota = { role: 'media-officer', layers: [{ people: ['zhang', 'li'] }] };
const person = (id: string, roles: string[] = [], user: string | null = id) => ({ id, name: id, user, roles });
const shift = (of: string, from: string) => ({ from, to: '2027-01-31T00:00:00Z', person: of, name: of });
const offer = (with_: Partial<Offer> = {}): Offer => ({ id: 'o', offerer: 'zhang', from: '', to: '', state: 'open', ...with_ });
const now = Date.parse('2027-01-05T00:00:00Z');

describe('swapping shifts', () => {
  it('offers only what is one’s own and has not begun', () => {
    expect(mayOffer(shift('zhang', '2027-01-05T00:00:01Z'), 'zhang', now)).toBe(true);
    expect(mayOffer(shift('zhang', '2027-01-05T00:00:00Z'), 'zhang', now)).toBe(false);
    expect(mayOffer(shift('li', '2027-01-06T00:00:00Z'), 'zhang', now)).toBe(false);
    expect(mayOffer(shift('li', '2027-01-06T00:00:00Z'), undefined, now)).toBe(false);
  });

  it('takes in exchange only what is another’s and has not begun', () => {
    const shifts = [shift('li', '2027-01-04T00:00:00Z'), shift('zhang', '2027-01-06T00:00:00Z'), shift('li', '2027-01-07T00:00:00Z')];
    expect(exchangeable(shifts, 'zhang', now)).toEqual([shifts[2]]);
  });

  it('asks members and who has the role, if they can sign in', () => {
    const people = [person('zhang'), person('li'), person('wang', ['media-officer']), person('zhao', ['listener']), person('sun', ['media-officer'], null)];
    expect(colleagues(rota, people, 'zhang').map((each) => each.id)).toEqual(['li', 'wang']);
  });

  it('lets each do what is theirs to do', () => {
    expect(doings(offer({ asked: 'li' }), rota, person('zhang'))).toEqual(['withdraw']);
    expect(doings(offer({ asked: 'li' }), rota, person('li'))).toEqual(['accept', 'decline']);
    expect(doings(offer({ asked: 'li' }), rota, person('wang', ['media-officer']))).toEqual([]);
    expect(doings(offer(), rota, person('wang', ['media-officer']))).toEqual(['accept']);
    expect(doings(offer(), rota, person('zhao', ['listener']))).toEqual([]);
    expect(doings(offer({ asked: 'li' }), rota, undefined)).toEqual([]);
    expect(doings(offer({ asked: 'li', state: 'expired' }), rota, person('li'))).toEqual([]);
  });

  it('has words for every state and doing in both languages', () => {
    for (const words of [zh.rotas, en.rotas]) {
      expect(Object.keys(words.state)).toEqual(['open', 'accepted', 'declined', 'withdrawn', 'expired']);
      expect([words.accept, words.decline, words.withdraw].every(Boolean)).toBe(true);
    }
  });
});
