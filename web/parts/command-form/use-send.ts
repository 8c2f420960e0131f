import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CommandAnswer } from '../../../contracts/prospect-commands.ts';
import type { Override } from '../../../domain/prospect/event.ts';
import { isProblem } from '../../client/problem.ts';
import { queryOf, useWrite } from '../../client/queries.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import type { FormCommand } from './commands.ts';
import { endsPursuit } from './endings.ts';
import type { FormFacts } from './facts.ts';
import { titleOf } from './field-words.ts';
import { formWords } from './form-words.ts';
import { maskedMistakes } from './masked.ts';
import { checkPayload, takeApart, type TakenApart } from './mistakes.ts';
import type { GivenValues } from './use-form-values.ts';
import { useFeedback } from '../feedback.tsx';

export interface Sending {
  /** Checks, asks once more before an end, sends; after somebody was faster, at what is there now. */
  readonly send: (overrides?: readonly Override[]) => Promise<void>;
  readonly isSending: boolean;
  /** What the person had in sight. */
  readonly seen: FormFacts['record'];
  readonly isStale: boolean;
  readonly refusal: TakenApart;
  /** What is neither stale nor to be mended in this form. */
  readonly error: Error | null;
}

interface SendOptions {
  readonly command: FormCommand;
  readonly facts: FormFacts;
  readonly given: GivenValues;
  readonly onDone: (answer: CommandAnswer) => void;
  readonly goToMistake: () => void;
}

const nothing: TakenApart = { mistakes: [], unmet: [] };

/** Sends a form at the revision that the person saw, and sorts what comes back. */
export function useSend({ command, facts, given, onDone, goToMistake }: SendOptions): Sending {
  const { prospectId } = facts.record;
  const queries = useQueryClient();
  const ask = useConfirmation(command, facts);
  const announce = useAnnouncement(command);
  // All commands have the same shape; only the payload differs, which the contract has checked.
  const write = useWrite(command === 'reopen' ? 'reopenProspect' : (command as 'confirmAppointment'));
  const [seen, setSeen] = useState(facts.record);
  const isStale = isProblem(write.error, 'STALE_STATE');
  const refusal = isProblem(write.error) ? takeApart(command, write.error.problem, facts) : nothing;

  const catchUp = async (): Promise<number> => {
    const view = await queries.fetchQuery({ ...queryOf('getProspect', { params: { prospectId } }), staleTime: 0 });
    setSeen(view.record);
    return view.record.revision;
  };
  const send = async (overrides: readonly Override[] = []): Promise<void> => {
    const { payload, mistakes } = given;
    const found = [...checkPayload(command, payload), ...maskedMistakes(payload)];
    mistakes.show(found);
    if (found.length > 0) return goToMistake();
    if (endsPursuit(command, payload) && !(await ask())) return;
    const expectedRevision = isStale ? await catchUp() : seen.revision;
    const body = command === 'reopen' ? { ...payload, expectedRevision } : { expectedRevision, overrides, payload };
    try {
      const answer = (await write.mutateAsync({ params: { prospectId }, body: body as never })) as CommandAnswer;
      given.forget();
      announce(answer);
      onDone(answer);
    } catch (error) {
      // Everything else is shown from `write.error`.
      if (!isProblem(error)) return;
      mistakes.show(takeApart(command, error.problem, facts).mistakes);
      goToMistake();
    }
  };
  const isSorted = refusal.mistakes.length > 0 || refusal.unmet.length > 0;
  return {
    send,
    isSending: write.isPending,
    seen,
    isStale,
    refusal,
    error: isStale || isSorted ? null : write.error,
  };
}

/** Asks before an end, naming the customer. */
function useConfirmation(command: FormCommand, { record }: FormFacts): () => Promise<boolean> {
  const { modal } = useFeedback();
  const t = useWords(formWords);
  const localized = useLocalized();
  const title = localized(titleOf(command));
  return async () =>
    modal.confirm({
      title: t('endTitle', { title }),
      content: t('endText', { customer: record.customer.name }),
      okText: title,
      okButtonProps: { danger: true },
    });
}

function useAnnouncement(command: FormCommand): (answer: CommandAnswer) => void {
  const { message } = useFeedback();
  const t = useWords(formWords);
  const localized = useLocalized();
  return (answer) => {
    if ('projected' in answer) void message.info(t('savedSoon'));
    else void message.success(t('done', { title: localized(titleOf(command)) }));
  };
}
