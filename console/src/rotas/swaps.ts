import type { Offer, Person, Rota, Shift } from './rotas';

/** Whether this person may be given the rota's duty by a colleague. */
export function isOf(rota: Rota, person: Person): boolean {
  return person.roles.includes(rota.role) || rota.layers.some((layer) => layer.people.includes(person.id));
}

/** Whom somebody may ask; who never signs in cannot accept. */
export function colleagues(rota: Rota, people: Person[], me: string): Person[] {
  return people.filter((person) => person.id !== me && person.user && isOf(rota, person));
}

/** One's own that has not begun. */
export function mayOffer(shift: Shift, me: string | undefined, now: number): boolean {
  return shift.person === me && Date.parse(shift.from) > now;
}

/** Others' that have not begun, for which one may offer one's own. */
export function exchangeable(shifts: Shift[], me: string, now: number): Shift[] {
  return shifts.filter((shift) => shift.person !== me && Date.parse(shift.from) > now);
}

export type Doing = 'accept' | 'decline' | 'withdraw';

/** What somebody may do about an offer; the service decides anew. */
export function doings(offer: Offer, rota: Rota, me: Person | undefined): Doing[] {
  if (!me || offer.state !== 'open') return [];
  if (offer.offerer === me.id) return ['withdraw'];
  if (offer.asked === me.id) return ['accept', 'decline'];
  return !offer.asked && isOf(rota, me) ? ['accept'] : [];
}
