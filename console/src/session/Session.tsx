import { Button, Result, Spin } from 'antd';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { enter, manager, may, personOf, signIn, type Person } from './session';

const Current = createContext<Person | null>(null);

/** Who is signed in. */
export function usePerson(): Person {
  const person = useContext(Current);
  if (!person) throw new Error('nobody is signed in');
  return person;
}

export function useMay(role: string): boolean {
  return may(usePerson().roles, role);
}

/** Shows its children to somebody who is signed in, and leads everybody else to the provider. */
export function Session({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [person, setPerson] = useState<Person | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    let here = true;
    enterOnce()
      .then((found) => here && setPerson(found))
      .catch((error: unknown) => here && setFailure(String(error)));
    const renewed = (user: { access_token: string }) => setPerson(personOf(user.access_token));
    manager.events.addUserLoaded(renewed);
    return () => {
      here = false;
      manager.events.removeUserLoaded(renewed);
    };
  }, []);

  if (failure) {
    const again = <Button type="primary" onClick={() => signIn('#/')}>{t('session.again')}</Button>;
    return <Result status="warning" title={t('session.failed')} subTitle={failure} extra={again} />;
  }
  if (!person) return <Spin fullscreen description={t('session.entering')} />;
  return <Current.Provider value={person}>{children}</Current.Provider>;
}

let entering: Promise<Person | null> | null = null;

/** The code of a sign-in can be used once, however often React mounts. */
function enterOnce(): Promise<Person | null> {
  entering ??= enter();
  return entering;
}
