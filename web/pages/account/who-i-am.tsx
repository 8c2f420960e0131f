import { useNames } from '../../parts/organisation.ts';
import { useMe } from '../../shell/session/me.ts';
import { profileWords } from '../../words/catalogue.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { words } from './words.ts';

export function WhoIAm() {
  const t = useWords(words);
  const localized = useLocalized();
  const names = useNames();
  const me = useMe();
  const units = [me.branch, me.team].flatMap((unit) => (unit === null ? [] : [localized(unit.name)]));
  const headed = [...me.branchIdsHeaded.map(names.branch), ...me.teamIdsLed.map(names.team)];
  return (
    <section className="account-part">
      <h2>{t('who')}</h2>
      <dl className="facts">
        <dt>{t('name')}</dt>
        <dd>{localized(me.name)}</dd>
        <dt>{t('employeeNo')}</dt>
        <dd>{me.employeeNo}</dd>
        <dt>{t('email')}</dt>
        <dd>{me.email}</dd>
        <dt>{t('profiles')}</dt>
        <dd>{me.profiles.map((profile) => localized(profileWords[profile])).join(' · ')}</dd>
        <dt>{t('unit')}</dt>
        <dd>{units.join(' · ')}</dd>
        {headed.length > 0 && (
          <>
            <dt>{t('heads')}</dt>
            <dd>{headed.join(' · ')}</dd>
          </>
        )}
      </dl>
      <p className="quiet">{t('whoHint')}</p>
    </section>
  );
}
