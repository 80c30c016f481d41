import { useTranslation } from 'react-i18next';

/** Words for the roles of squads and for reasons of pages; a role that only the plan at hand has is told as it is written there. */
export function useCodes() {
  const { t, i18n } = useTranslation();
  const role = (code: string) => t(`role.${code}`, { defaultValue: code });
  return {
    role,
    roles: (codes: string[]) => codes.map(role).join(i18n.language.startsWith('zh') ? '、' : ', '),
    why: (code: string) => t(`pageWhy.${code}`, { defaultValue: code }),
  };
}
