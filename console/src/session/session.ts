import { UserManager, WebStorageStateStore } from 'oidc-client-ts';
import i18n from '../i18n';

/** Sign-in at the provider of the same origin: authorization code with PKCE; the token stays in this tab. */
export const manager = new UserManager({
  authority: `${location.origin}/auth/realms/langyan`,
  client_id: 'langyan-console',
  redirect_uri: `${location.origin}/`,
  post_logout_redirect_uri: `${location.origin}/`,
  response_type: 'code',
  scope: 'openid profile',
  automaticSilentRenew: true,
  userStore: new WebStorageStateStore({ store: sessionStorage }),
});

export interface Person {
  name: string;
  roles: string[];
  /** Sees all brands, those that nobody has yet among them. */
  allBrands: boolean;
  token: string;
}

/** What the access token says; it is the services that decide. */
export function personOf(token: string): Person {
  const claims = JSON.parse(new TextDecoder().decode(base64Url(token.split('.')[1] ?? '')));
  const allBrands = [claims.langyan_brands ?? []].flat().includes('*');
  return { name: claims.preferred_username ?? claims.sub, roles: claims.realm_access?.roles ?? [], allBrands, token };
}

function base64Url(text: string): Uint8Array {
  const plain = text.replace(/-/g, '+').replace(/_/g, '/');
  return Uint8Array.from(atob(plain), (char) => char.charCodeAt(0));
}

/** Leads to the provider, in the language shown, and afterwards back to this place. */
export function signIn(place: string): Promise<void> {
  return manager.signinRedirect({ state: place, ui_locales: i18n.language });
}

/** Signed in already, just back from the provider, or null: then the way leads there. */
export async function enter(): Promise<Person | null> {
  const back = new URLSearchParams(location.search);
  if (back.has('state') && (back.has('code') || back.has('error'))) {
    const user = await manager.signinRedirectCallback();
    const place = typeof user.state === 'string' ? user.state : '#/';
    history.replaceState(null, '', `/${place}`);
    return personOf(user.access_token);
  }
  const user = await manager.getUser();
  if (user && !user.expired) return personOf(user.access_token);
  await signIn(location.hash || '#/');
  return null;
}

export async function token(): Promise<string> {
  const user = await manager.getUser();
  if (!user || user.expired) {
    await signIn(location.hash || '#/');
    throw new Error('signing in');
  }
  return user.access_token;
}

/** Which roles bring along others, as the services see it. */
const CONTAINS: Record<string, string> = { analyst: 'viewer', publisher: 'analyst', legal: 'publisher', commander: 'publisher', admin: 'viewer' };

/** Whether one of the roles is, or brings along, the wanted one. */
export function may(roles: string[], wanted: string): boolean {
  return roles.some((role) => {
    for (let next: string | undefined = role; next; next = CONTAINS[next]) {
      if (next === wanted) return true;
    }
    return false;
  });
}
