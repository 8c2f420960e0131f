import { Tag } from 'antd';
import { evidenceKindWords, witnessWords } from '../../../domain/complaint/catalogue-words.ts';
import type { ComplaintRecord } from '../../../contracts/complaint-records.ts';
import { useNames } from '../../parts/organisation.ts';
import { useFormats } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { Part } from './part.tsx';
import { words } from './words.ts';

/** The facts, statements and documents that the inquiry goes by, newest first, each with its source, author and time. */
export function EvidencePart({ record: { evidence = [] } }: { readonly record: ComplaintRecord }) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const names = useNames();
  if (evidence.length === 0) return null;
  return (
    <Part title={t('evidence')}>
      <ul className="case-list">
        {evidence.toReversed().map(({ evidenceId, kind, text, of, staffId, role, keptIn, at, by }) => {
          const source = [
            of === null ? null : staffId === null ? (role ?? localized(witnessWords[of])) : names.staff(staffId),
            keptIn === null ? null : t('keptIn', { where: keptIn }),
          ].filter((part) => part !== null);
          return (
            <li key={evidenceId}>
              <Tag>{localized(evidenceKindWords[kind])}</Tag> {text}
              <span className="quiet"> · {[...source, names.staff(by), formats.instant(at)].join(' · ')}</span>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
