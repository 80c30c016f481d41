import { Button, Flex, Grid, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePerson } from '../session/Session';
import { besides, CHOICES, fieldOf, momentOf, type Filter, type Name } from './filter';
import { useBrands } from './mentions';

interface Props {
  filter: Filter;
  sort: string;
  choose: (change: Filter & { sort?: string }) => void;
}

const LONGEST_SEARCH = 100;
const WIDTH = { width: 138 };

/** What the ledger is asked for; it stands in the address, so that a link shows the same. A phone shows the fields when asked. */
export function FilterBar({ filter, sort, choose }: Props) {
  const { t } = useTranslation();
  const wide = Grid.useBreakpoint().md;
  const [opened, setOpened] = useState(false);
  const sorts = ['newest', 'spread'].map((value) => ({ value, label: t(`ledger.sort.${value}`) }));
  return (
    <search>
      <Flex gap={8} wrap align="center">
        <Input.Search
          key={filter.q ?? ''}
          defaultValue={filter.q ?? ''}
          maxLength={LONGEST_SEARCH}
          allowClear
          placeholder={t('ledger.search')}
          aria-label={t('ledger.search')}
          style={{ flex: '0 1 284px', minWidth: 180 }}
          onSearch={(q) => choose({ q })}
        />
        {!wide && <Button aria-expanded={opened} onClick={() => setOpened(!opened)}>{t('ledger.filters')}{chosen(filter) > 0 && ` (${chosen(filter)})`}</Button>}
        {(wide || opened) && <Fields filter={filter} choose={choose} />}
        <Select value={sort} options={sorts} style={WIDTH} aria-label={t('ledger.sorted')} onChange={(to) => choose({ sort: to })} />
      </Flex>
      <Others filter={filter} choose={choose} />
    </search>
  );
}

type Part = Pick<Props, 'filter' | 'choose'>;

function Fields({ filter, choose }: Part) {
  return (
    <>
      <Brands filter={filter} choose={choose} />
      {(Object.keys(CHOICES) as (keyof typeof CHOICES)[]).map((name) => <Choice key={name} name={name} filter={filter} choose={choose} />)}
      <Time name="since" filter={filter} choose={choose} />
      <Time name="until" filter={filter} choose={choose} />
    </>
  );
}

/** How many fields, besides the search, narrow the list. */
function chosen(filter: Filter): number {
  return Object.keys(filter).filter((name) => name !== 'q').length;
}

function Choice({ name, filter, choose }: Part & { name: keyof typeof CHOICES }) {
  const { t } = useTranslation();
  const texts = { platform: 'platform', sentiment: 'sentiment', kind: 'kind', status: 'handling', noise: 'noise' };
  const options = CHOICES[name].map((value) => ({ value: value as string, label: t(`${texts[name]}.${value}`) }));
  const label = t(`ledger.filter.${name}`);
  return <Select allowClear value={filter[name]} options={options} placeholder={label} aria-label={label} style={WIDTH} onChange={(value?: string) => choose({ [name]: value })} />;
}

function Brands({ filter, choose }: Part) {
  const { t } = useTranslation();
  const brands = useBrands();
  const { allBrands } = usePerson();
  const options = [
    ...(brands.data?.items ?? []).map((brand) => ({ value: brand.id, label: brand.name })),
    ...(allBrands ? [{ value: 'unmatched', label: t('ledger.unmatched') }] : []),
  ];
  return <Select allowClear value={filter.brand} options={options} placeholder={t('brand')} aria-label={t('brand')} style={WIDTH} onChange={(brand?: string) => choose({ brand })} />;
}

function Time({ name, filter, choose }: Part & { name: 'since' | 'until' }) {
  const { t } = useTranslation();
  return (
    <Input
      key={filter[name] ?? ''}
      type="datetime-local"
      prefix={t(`ledger.filter.${name}`)}
      aria-label={t(`ledger.filter.${name}`)}
      defaultValue={fieldOf(filter[name])}
      style={{ width: 238 }}
      onBlur={(field) => field.target.value !== fieldOf(filter[name]) && choose({ [name]: momentOf(field.target.value) })}
      onPressEnter={(field) => choose({ [name]: momentOf(field.currentTarget.value) })}
    />
  );
}

/** What came by a link or a saved view and has no field; each can be taken away. */
function Others({ filter, choose }: Part) {
  const { t } = useTranslation();
  const others = besides(filter);
  if (others.length === 0) return null;
  return (
    <Flex gap={4} wrap style={{ marginTop: 8 }}>
      {others.map(([name, value]: [Name, string]) => (
        <Tag key={name} closable onClose={() => choose({ [name]: undefined })}>{t(`ledger.filter.${name}`)}: {value}</Tag>
      ))}
    </Flex>
  );
}
