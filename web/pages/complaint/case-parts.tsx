import { Link } from '@tanstack/react-router';
import type { ComplaintRecord } from '../../../contracts/complaint-records.ts';
import { waitWords } from '../../parts/settings/wait-words.ts';
import { useNames } from '../../parts/organisation.ts';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { ImprovementsPart } from './improvements-part.tsx';
import { Part } from './part.tsx';
import { words } from './words.ts';

interface PartProps {
  readonly record: ComplaintRecord;
}

/** How the case left the usual way: merged, withdrawn, with an outside body. */
export function EndParts({ record: { mergedInto, withdrawal, external } }: PartProps) {
  const t = useWords(words);
  return (
    <>
      {mergedInto !== null && (
        <Part title={t('merged')}>
          <Link to="/complaints/$complaintId" params={{ complaintId: mergedInto }}>
            {t('openMerged')}
          </Link>
        </Part>
      )}
      {withdrawal !== null && <Part title={t('closing')}>{t('withdrawn', { reference: withdrawal.reference })}</Part>}
      {external !== null && (
        <Part title={t('external')}>
          {t('externalText', { body: external.body, reference: external.reference })}
          {external.outcome !== null && <p>“{external.outcome}”</p>}
        </Part>
      )}
    </>
  );
}

/** What was asked, told and asked for on the way. */
export function Inquiry({ record }: PartProps) {
  const t = useWords(words);
  const formats = useFormats();
  const names = useNames();
  const { complaintId, question, news, extensions, improvementItems } = record;
  return (
    <>
      {improvementItems.length > 0 && <ImprovementsPart complaintId={complaintId} />}
      <Extensions extensions={extensions} />
      {question !== null && (
        <Part title={t('question')}>
          <p>“{question.text}”</p>
          <p className="quiet">
            {question.answer === null ? t('noAnswer') : `${t('answer')} · ${formats.instant(question.answer.at)}`}
          </p>
          {question.answer !== null && <p>“{question.answer.text}”</p>}
        </Part>
      )}
      {news.length > 0 && (
        <Part title={t('news')}>
          <ul className="case-list">
            {news.toReversed().map(({ at, by, text }) => (
              <li key={at}>
                “{text}”
                <span className="quiet">
                  {' '}
                  · {names.staff(by)} · {formats.instant(at)}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

interface ExtensionsProps {
  readonly extensions: ComplaintRecord['extensions'];
}

const extensionTexts = {
  pending: 'extensionPending',
  granted: 'extensionGranted',
  declined: 'extensionDeclined',
  obsolete: 'extensionObsolete',
} as const;

function Extensions({ extensions }: ExtensionsProps) {
  const t = useWords(words);
  const units = useWords(waitWords);
  const names = useNames();
  if (extensions.length === 0) return null;
  return (
    <Part title={t('extension')}>
      {extensions.map(({ requestedAt, requestedBy, amount: count, unit = 'workingDays', level, reason, decision }) => {
        const amount = `${count} ${units(unit)}`;
        return (
          <p key={requestedAt}>
            {t(extensionTexts[decision], { who: names.staff(requestedBy), amount, level, reason })}
          </p>
        );
      })}
    </Part>
  );
}
