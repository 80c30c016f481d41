import { App, Button, Card, Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { moment } from '../shared/time';
import { useSwap, type Offer, type Person, type Rota } from './rotas';
import { doings, type Doing } from './swaps';

interface Props {
  rota: Rota;
  offers: Offer[];
  people: Person[];
  me: Person | undefined;
}

const COLOURS: Record<string, string> = { open: 'orange', accepted: 'green' };
const MOST = 10;

/** Who would swap with whom, newest first; nobody is told of it elsewhere. */
export function Offers({ rota, offers, people, me }: Props) {
  const { t, i18n } = useTranslation();
  if (offers.length === 0) return null;
  const name = (id?: string) => people.find((person) => person.id === id)?.name ?? '–';
  const span = ({ from, to }: { from: string; to: string }) => `${moment(from, i18n.language)} – ${moment(to, i18n.language)}`;
  return (
    <Card size="small" title={t('rotas.offers')} style={{ marginBottom: 12 }}>
      <Flex vertical gap={8}>
        {offers.slice(0, MOST).map((offer) => (
          <Flex key={offer.id} gap={8} align="center" wrap>
            <Tag color={COLOURS[offer.state] ?? 'default'}>{t(`rotas.state.${offer.state}`, { defaultValue: offer.state })}</Tag>
            <span>{name(offer.offerer)} → {offer.asked ? name(offer.asked) : t('rotas.anybody')} {span(offer)}</span>
            {offer.inExchange && <span>{t('rotas.inExchange')} {span(offer.inExchange)}</span>}
            {offer.reason && <Typography.Text type="secondary">{offer.reason}</Typography.Text>}
            {offer.state === 'accepted' && <Typography.Text type="success">{name(offer.answerer)} {moment(offer.answeredAt, i18n.language)}</Typography.Text>}
            {doings(offer, rota, me).map((doing) => <Do key={doing} rota={rota} offer={offer} doing={doing} />)}
          </Flex>
        ))}
      </Flex>
    </Card>
  );
}

function Do({ rota, offer, doing }: { rota: Rota; offer: Offer; doing: Doing }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { answer, withdraw } = useSwap(rota.role);
  const failed = { onError: (error: Error) => message.error(error.message) };
  const go = () =>
    doing === 'withdraw' ? withdraw.mutate(offer.id, failed) : answer.mutate({ id: offer.id, answer: doing === 'accept' ? 'acceptance' : 'refusal' }, failed);
  return <Button size="small" type={doing === 'accept' ? 'primary' : 'default'} loading={answer.isPending || withdraw.isPending} onClick={go}>{t(`rotas.${doing}`)}</Button>;
}
