import { Link } from '@tanstack/react-router';
import { complaintCategoryWords, complaintStatusWords } from '../../../domain/complaint/catalogue-words.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { words } from './words.ts';

type OpenCase = OperationAnswer<'getProspect'>['complaints'][number] &
  Partial<Pick<OperationAnswer<'registerComplaint'>['possibleDuplicates'][number], 'category'>>;

interface OpenCasesProps {
  readonly cases: readonly OpenCase[];
  /** There are more, of which nothing is told. */
  readonly hasOthers?: boolean;
}

/** Open cases of one customer, each with the way to it for whoever may read it. */
export function OpenCases({ cases, hasOthers = false }: OpenCasesProps) {
  const t = useWords(words);
  const localized = useLocalized();
  return (
    <ul className="register-cases">
      {cases.map(({ caseNumber, complaintId, category, status }) => (
        <li key={caseNumber}>
          {complaintId === null ? (
            `${caseNumber} · ${t('notYours')}`
          ) : (
            <Link to="/complaints/$complaintId" params={{ complaintId }}>
              {caseNumber}
            </Link>
          )}
          {category !== undefined && ` · ${localized(complaintCategoryWords[category])}`}
          {` · ${localized(complaintStatusWords[status])}`}
        </li>
      ))}
      {hasOthers && <li>{t(cases.length === 0 ? 'notYours' : 'othersNotYours')}</li>}
    </ul>
  );
}
