import { Empty, Flex, Segmented, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePerson } from '../session/Session';
import { useCodes } from '../shared/codes';
import { Failure } from '../shared/Failure';
import { Offers } from './Offers';
import { Shifts } from './Shifts';
import { useOffers, usePeople, useRotas, useShifts } from './rotas';

/** Who is on duty (值班) in the next two weeks, and who would swap. */
export function RotaRoom() {
  const { t } = useTranslation();
  const words = useCodes();
  const signedIn = usePerson().name;
  const [chosen, choose] = useState<string>();
  const people = usePeople();
  const rotas = useRotas();
  const all = rotas.data?.items ?? [];
  const rota = all.find((each) => each.role === chosen) ?? all[0];
  const shifts = useShifts(rota?.role);
  const offers = useOffers(rota?.role);
  const everybody = people.data?.items ?? [];
  const me = everybody.find((person) => person.user === signedIn);
  return (
    <>
      <Flex align="center" gap={12} wrap style={{ marginBottom: 12 }}>
        <Typography.Title level={3} style={{ margin: 0 }}>{t('rotas.heading')}</Typography.Title>
        {rota && <Segmented options={all.map((each) => ({ value: each.role, label: words.role(each.role) }))} value={rota.role} onChange={choose} />}
      </Flex>
      <Failure error={people.error ?? rotas.error ?? shifts.error ?? offers.error} />
      {!rota && rotas.data && <Empty description={t('rotas.none')} />}
      {rota && <Offers rota={rota} offers={offers.data?.items ?? []} people={everybody} me={me} />}
      {rota && <Shifts rota={rota} shifts={shifts.data?.items ?? []} people={everybody} me={me} />}
    </>
  );
}
