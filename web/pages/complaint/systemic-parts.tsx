import { Link } from '@tanstack/react-router';
import { rootCauseWords } from '../../../domain/complaint/catalogue-words.ts';
import { systemicText } from '../../../domain/complaint/systemic-words.ts';
import type { ComplaintRecord } from '../../../contracts/complaint-records.ts';
import { useNames } from '../../parts/organisation.ts';
import { useFormats } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { Part } from './part.tsx';
import { words } from './words.ts';

interface PartProps {
  readonly record: ComplaintRecord;
}

/** What a systemic case was opened for and what came of it: made of its figures, since nobody wrote it. */
export function SystemicTexts({ record: { category, branchId, cluster, causeReport } }: PartProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const names = useNames();
  const branch = names.branch(branchId);
  const text = systemicText({ category, cluster: cluster ?? null }, { zh: branch, en: branch });
  return (
    <>
      <Part title={t('description')}>{localized(text.description)}</Part>
      <Part title={t('wanted')}>{localized(text.demand)}</Part>
      {causeReport !== undefined && (
        <Part title={t('causeReport')}>
          <p>“{causeReport.text}”</p>
          <p className="quiet">
            {t('causeReportedBy', { who: names.staff(causeReport.by), at: formats.instant(causeReport.at) })}
          </p>
        </Part>
      )}
    </>
  );
}

/** What the systemic case of this one found: for whoever answers the customer. */
export function CommonCause({ record: { commonCause } }: PartProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  if (commonCause === undefined) return null;
  const { parentId, at, rootCauseClass, text } = commonCause;
  return (
    <Part title={t('commonCause')}>
      <p>
        {localized(rootCauseWords[rootCauseClass])} · “{text}”
      </p>
      <p className="quiet">
        <Link to="/complaints/$complaintId" params={{ complaintId: parentId }}>
          {t('openSystemic')}
        </Link>{' '}
        · {formats.instant(at)}
      </p>
    </Part>
  );
}
