import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { api } from '../../client/api.ts';
import { useWords } from '../../words/words.ts';
import { ProblemText } from '../problem-text.tsx';
import type { FormCommand } from './commands.ts';
import type { FormFacts } from './facts.ts';
import { formWords } from './form-words.ts';
import { maskedIn, maskedPointers, withClear } from './masked.ts';
import { startValues } from './start-values.ts';

interface MaskedNoticeProps {
  readonly command: FormCommand;
  readonly facts: FormFacts;
  readonly onClear: (record: FormFacts['record']) => void;
}

/** Some of what the form goes on from is masked: shown in clear on demand, each look written down. */
export function MaskedNotice({ command, facts, onClear }: MaskedNoticeProps) {
  const t = useWords(formWords);
  const { record } = facts;
  const isMasked = maskedIn(startValues(command, facts)).length > 0;
  const pointers = isMasked ? maskedPointers(command, record) : [];
  const reveal = useMutation({
    mutationFn: async () => {
      const params = { prospectId: record.prospectId };
      const shown = await Promise.all(
        pointers.map((field) => api('revealData', { params, body: { field, reason: 'correctRecord' } })),
      );
      return withClear(record, new Map(shown.map(({ field, value }) => [field, value])));
    },
    onSuccess: onClear,
  });
  if (pointers.length === 0 || reveal.isSuccess) return null;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        className="draft-notice"
        title={t('masked', { count: pointers.length })}
        action={
          <Button size="small" loading={reveal.isPending} onClick={() => reveal.mutate()}>
            {t('showClear')}
          </Button>
        }
      />
      <ProblemText error={reveal.error} />
    </>
  );
}
