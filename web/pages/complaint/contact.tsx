import { Button } from 'antd';
import { useState } from 'react';
import { useWrite } from '../../client/queries.ts';
import { maskMark } from '../../parts/command-form/masked.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useWords } from '../../words/words.ts';
import { words } from './words.ts';

interface ContactProps {
  readonly complaintId: string;
  /** Masked where it holds a number. */
  readonly contact: string;
  readonly revealable: boolean;
}

/** How the customer is reached; shown whole on demand, which is written down. */
export function Contact({ complaintId, contact, revealable }: ContactProps) {
  const t = useWords(words);
  const [clear, setClear] = useState<string | null>(null);
  const reveal = useWrite('revealComplaintData');
  const show = (): void => {
    const body = { field: '/contact', reason: 'handleComplaint' } as const;
    reveal.mutate({ params: { complaintId }, body }, { onSuccess: ({ value }) => setClear(value) });
  };
  if (clear !== null) return clear;
  return (
    <>
      {contact}{' '}
      {revealable && contact.includes(maskMark) && (
        <Button size="small" type="link" loading={reveal.isPending} onClick={show}>
          {t('reveal')}
        </Button>
      )}
      <ProblemText error={reveal.error} />
    </>
  );
}
