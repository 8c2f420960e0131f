import { Alert } from 'antd';
import { useLocalized, useWords } from '../../words/words.ts';
import { ProblemText } from '../problem-text.tsx';
import type { FormFacts } from './facts.ts';
import { formWords } from './form-words.ts';
import type { FieldMistake } from './mistakes.ts';
import { UnmetNotice, type OpenForm } from './refusal.tsx';
import { ChangedMeanwhile } from './stale-notice.tsx';
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
  const refused = sending.refusal.unmet;
  const unmet = refused.length > 0 ? refused : isBarred ? facts.unmet : [];
  return (
    <div className="form-notices">
      <LooseMistakes mistakes={mistakes.loose} />
      {sending.isStale && (
        <ChangedMeanwhile seen={sending.seen} isSending={sending.isSending} onSendAgain={() => void sending.send()} />
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

/** Mistakes of no field in sight. */
export function LooseMistakes({ mistakes }: { readonly mistakes: readonly FieldMistake[] }) {
  const t = useWords(formWords);
  const localized = useLocalized();
  if (mistakes.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={t('mend', { count: mistakes.length })}
      description={mistakes.map(({ path, text }) => (
        <div key={path.join('/')}>{localized(text)}</div>
      ))}
    />
  );
}
