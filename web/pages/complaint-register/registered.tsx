import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { severityWords } from '../../../domain/complaint/catalogue-words.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { ProspectLink } from '../../parts/prospect-link.tsx';
import { useLocalized, useWords } from '../../words/words.ts';
import { OpenCases } from './open-cases.tsx';
import { words } from './words.ts';

interface RegisteredProps {
  readonly answer: OperationAnswer<'registerComplaint'>;
  readonly prospectId: string | undefined;
  readonly onAgain: () => void;
}

/** The number to tell the customer, what may be the same fact, and where to go on. */
export function Registered({ answer, prospectId, onAgain }: RegisteredProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { complaintId, caseNumber, severity, level, stopsSelling, possibleDuplicates } = answer;
  return (
    <section className="register-done">
      <h2 ref={heading} tabIndex={-1}>
        {t('registered', { caseNumber })}
      </h2>
      <p>{t('registeredText', { severity: localized(severityWords[severity]), level })}</p>
      {stopsSelling && <p>{t('isOnHold')}</p>}
      {possibleDuplicates.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="register-notice"
          title={t('duplicates')}
          description={<OpenCases cases={possibleDuplicates} />}
        />
      )}
      <div className="register-ways">
        <Link to="/complaints/$complaintId" params={{ complaintId }}>
          {t('open')}
        </Link>
        {prospectId === undefined ? (
          <Link to="/complaints">{t('toDesk')}</Link>
        ) : (
          <ProspectLink prospectId={prospectId}>{t('toProspect')}</ProspectLink>
        )}
        <Button onClick={onAgain}>{t('another')}</Button>
      </div>
    </section>
  );
}
