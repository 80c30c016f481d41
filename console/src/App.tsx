import { App as AntApp, Button, ConfigProvider, Flex, Grid, Layout, Menu, Segmented, Typography } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, Route, Routes, useLocation } from 'react-router';
import { CoverageBoard } from './coverage/CoverageBoard';
import { CrisisBoard } from './crises/CrisisBoard';
import { StoryRoom } from './crises/StoryRoom';
import { IncidentList } from './incidents/IncidentList';
import { IncidentRoom } from './incidents/IncidentRoom';
import { Ledger } from './ledger/Ledger';
import { PageList } from './pages/PageList';
import { PlanView } from './plan/PlanView';
import { ReviewList } from './reviews/ReviewList';
import { ReviewView } from './reviews/ReviewView';
import { RotaRoom } from './rotas/RotaRoom';
import { Session, usePerson } from './session/Session';
import { manager } from './session/session';

const ROOMS = ['crises', 'mentions', 'coverage', 'incidents', 'pages', 'rotas', 'reviews', 'plan'] as const;

export function App() {
  const { i18n } = useTranslation();
  return (
    <ConfigProvider locale={i18n.language === 'en' ? enUS : zhCN} theme={{ token: { colorPrimary: '#c8401a' } }}>
      <AntApp>
        <Session>
          <House />
        </Session>
      </AntApp>
    </ConfigProvider>
  );
}

function House() {
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <Header />
      <Layout.Content style={{ padding: 20, maxWidth: 1400, width: '100%', margin: '0 auto' }}>
        <Routes>
          <Route path="/" element={<Navigate to="/crises" replace />} />
          <Route path="/crises" element={<CrisisBoard />} />
          <Route path="/crises/:id" element={<StoryRoom />} />
          <Route path="/mentions/:id?" element={<Ledger />} />
          <Route path="/coverage" element={<CoverageBoard />} />
          <Route path="/incidents" element={<IncidentList />} />
          <Route path="/incidents/:id" element={<IncidentRoom />} />
          <Route path="/pages" element={<PageList />} />
          <Route path="/pages/:id" element={<PageList />} />
          <Route path="/rotas" element={<RotaRoom />} />
          <Route path="/reviews" element={<ReviewList />} />
          <Route path="/reviews/:id" element={<ReviewView />} />
          <Route path="/plan" element={<PlanView />} />
          <Route path="*" element={<Navigate to="/crises" replace />} />
        </Routes>
      </Layout.Content>
    </Layout>
  );
}

function Header() {
  const { t, i18n } = useTranslation();
  const room = useLocation().pathname.split('/')[1] ?? '';
  const languages = [{ value: 'zh-CN', label: '中文' }, { value: 'en', label: 'English' }];
  const wide = Grid.useBreakpoint().xl;
  const rooms = (
    <nav style={{ overflowX: 'auto' }}>
      <Menu mode="horizontal" disabledOverflow selectedKeys={[room]} style={{ borderBottom: 'none', width: 'max-content', minWidth: '100%' }} items={ROOMS.map((key) => ({ key, label: <Link to={`/${key}`}>{t(`menu.${key}`)}</Link> }))} />
    </nav>
  );
  return (
    <Layout.Header style={{ background: '#fff', paddingInline: 20, borderBottom: '1px solid #eee', height: 'auto', paddingBlock: wide ? 0 : 8 }}>
      <Flex align="center" gap={16}>
        <Typography.Title level={4} style={{ margin: 0, color: '#c8401a', whiteSpace: 'nowrap' }}>{t('app')}</Typography.Title>
        <div style={{ flex: 1, minWidth: 0 }}>{wide && rooms}</div>
        <Segmented size="small" options={languages} value={i18n.language} onChange={(to) => i18n.changeLanguage(to)} />
        <Typography.Text type="secondary" ellipsis style={{ maxWidth: 120 }}>{usePerson().name}</Typography.Text>
        <Button size="small" onClick={() => manager.signoutRedirect()}>{t('menu.signOut')}</Button>
      </Flex>
      {!wide && rooms}
    </Layout.Header>
  );
}
