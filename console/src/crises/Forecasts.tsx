import { Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { LevelTag } from '../shared/LevelTag';
import { useNow } from '../shared/useNow';
import { told, type Forecast } from './forecast';

/** Each threshold above a crisis: in how long it is expected, and on what that rests. */
export function Forecasts({ forecasts }: { forecasts: Forecast[] }) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <Flex vertical gap={4} style={{ marginTop: 8 }}>
      {forecasts.map((forecast) => {
        const [text, figures] = told(forecast, now);
        return (
          <Flex key={forecast.rule} gap={8} align="center" wrap>
            <LevelTag level={forecast.level} />
            <Typography.Text>{t(text, figures)}</Typography.Text>
            <Typography.Text type="secondary">{t('forecast.why', figures)}{forecast.rule === forecast.level ? '' : ` · ${forecast.rule}`}</Typography.Text>
          </Flex>
        );
      })}
    </Flex>
  );
}
