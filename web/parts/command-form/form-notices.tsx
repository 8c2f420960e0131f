import { Alert } from 'antd';
import { useLocalized, useWords } from '../../words/words.ts';
import { ProblemText } from '../problem-text.tsx';
import type { FormFacts } from './facts.ts';
import { formWords } from './form-words.ts';
import { UnmetNotice, type OpenForm } from './refusal.tsx';
import { StaleNotice } from './stale-notice.tsx';
import type { GivenValues } from './use-form-values.ts';
import type { Sending } from './use-send.ts';

interface FormNoticesProps {
  readonly facts: FormFacts;
  readonly open: OpenForm | null;
  readonly sending: Sending;
  readonly given: GivenValues;
  /** What is known to stand in the way is shown before anything is sent. */
  readonly isBarred: boolean;
}

/** What stands between a form and being carried out, above its button. */
export function FormNotices({ facts, open, sending, given: { mistakes }, isBarred }: FormNoticesProps) {
  const t = useWords(formWords);
  const localized = useLocalized();
  const refused = sending.refusal.unmet;
  const unmet = refused.length > 0 ? refused : isBarred ? facts.unmet : [];
  return (
    <div className="form-notices">
      {mistakes.loose.length > 0 && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t('mend', { count: mistakes.loose.length })}
          description={mistakes.loose.map(({ path, text }) => (
            <div key={path.join('/')}>{localized(text)}</div>
          ))}
        />
      )}
      {sending.isStale && (
        <StaleNotice
          prospectId={facts.record.prospectId}
          seenRevision={sending.seenRevision}
          isSending={sending.isSending}
          onSendAgain={() => void sending.send()}
        />
      )}
      {unmet.length > 0 && !sending.isStale && (
        <UnmetNotice
          unmet={unmet}
          facts={facts}
          open={open}
          isSending={sending.isSending}
          onWaive={(overrides) => void sending.send(overrides)}
        />
      )}
      <ProblemText error={sending.error} />
    </div>
  );
}
