import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ComplaintCommandName } from '../../../domain/complaint/commands.ts';
import { replyProblemTexts } from '../../../domain/complaint/reply/problem-words.ts';
import { isSystemic } from '../../../domain/complaint/systemic.ts';
import { isProblem } from '../../client/problem.ts';
import { queryOf, useWrite } from '../../client/queries.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { formWords } from '../command-form/form-words.ts';
import { maskedMistakes } from '../command-form/masked.ts';
import { sortRefusal, type TakenApart } from '../command-form/mistakes.ts';
import type { GivenValues } from '../command-form/use-form-values.ts';
import { useFeedback } from '../feedback.tsx';
import { useConfirm } from '../use-confirm.ts';
import { complaintFieldsOf } from './commands.ts';
import type { ComplaintFacts } from './facts.ts';
import { words } from './form-words.ts';
import { complaintPlaceOf } from './places.ts';
import { complaintTitleOf } from './words/texts.ts';

export interface ComplaintSending {
  /** Checks, asks once more before an end, sends; after somebody was faster, at what is there now. */
  readonly send: () => Promise<void>;
  readonly isSending: boolean;
  /** The revision that the person had in sight. */
  readonly seenRevision: number;
  readonly isStale: boolean;
  /** Nothing of this form is on its way or has arrived: what changes in the case was done by others. */
  readonly isOpen: boolean;
  /** Takes what others have done as seen: the next sending is at what is there now. */
  readonly look: () => Promise<void>;
  readonly refusal: TakenApart;
  /** What is neither stale nor to be mended in this form. */
  readonly error: Error | null;
}

interface SendOptions {
  readonly command: ComplaintCommandName;
  readonly facts: ComplaintFacts;
  readonly given: GivenValues;
  readonly onDone: () => void;
  readonly goToMistake: () => void;
}

/** These end the case, or cannot be taken back. */
const ends: readonly ComplaintCommandName[] = ['confirmDuplicate', 'withdraw', 'nameStaff', 'reportCause'];
const nothing: TakenApart = { mistakes: [], unmet: [] };

/** Sends a complaint's form at the revision that the person saw, and sorts what comes back. */
export function useSendComplaint({ command, facts, given, onDone, goToMistake }: SendOptions): ComplaintSending {
  const { complaintId } = facts.record;
  const queries = useQueryClient();
  const ask = useQuestion(command, facts);
  const announce = useAnnouncement(command);
  // All commands have the same shape; only the payload differs, which the contract has checked.
  const write = useWrite(command as 'startWork');
  const [seenRevision, setSeenRevision] = useState(facts.record.revision);
  const isStale = isProblem(write.error, 'STALE_STATE');
  const sort = (error: unknown): TakenApart =>
    isProblem(error)
      ? sortRefusal(
          error.problem,
          complaintFieldsOf(command),
          (code) => complaintPlaceOf(code, command),
          replyProblemTexts,
        )
      : nothing;
  const refusal = sort(write.error);
  const catchUp = async (): Promise<number> => {
    const view = await queries.fetchQuery({ ...queryOf('getComplaint', { params: { complaintId } }), staleTime: 0 });
    setSeenRevision(view.summary.revision);
    return view.summary.revision;
  };
  const send = async (): Promise<void> => {
    const { payload, mistakes } = given;
    const found = [...given.check(payload), ...maskedMistakes(payload)];
    mistakes.show(found);
    if (found.length > 0) return goToMistake();
    if (ends.includes(command) && !(await ask())) return;
    const expectedRevision = isStale ? await catchUp() : seenRevision;
    try {
      const answer = await write.mutateAsync({ params: { complaintId }, body: { expectedRevision, payload } as never });
      given.forget();
      announce('projected' in answer);
      onDone();
    } catch (error) {
      // Everything else is shown from `write.error`.
      if (!isProblem(error)) return;
      mistakes.show(sort(error).mistakes);
      goToMistake();
    }
  };
  const isSorted = refusal.mistakes.length > 0 || refusal.unmet.length > 0;
  return {
    send,
    isSending: write.isPending,
    seenRevision,
    isStale,
    isOpen: !write.isPending && !write.isSuccess,
    look: async () => void (await catchUp()),
    refusal,
    error: isStale || isSorted ? null : write.error,
  };
}

/** Asks before an end, naming the customer. */
function useQuestion(command: ComplaintCommandName, { record }: ComplaintFacts): () => Promise<boolean> {
  const confirm = useConfirm();
  const t = useWords(words);
  const localized = useLocalized();
  const title = localized(complaintTitleOf(command));
  const customer = record.customer?.name ?? t('anonymous');
  return () =>
    confirm({
      title: t('endTitle', { title }),
      text: isSystemic(record)
        ? t('endSystemicText', { caseNumber: record.caseNumber })
        : t('endText', { customer, caseNumber: record.caseNumber }),
      deed: title,
      isDangerous: true,
    });
}

function useAnnouncement(command: ComplaintCommandName): (isPending: boolean) => void {
  const { message } = useFeedback();
  const t = useWords(formWords);
  const localized = useLocalized();
  const title = localized(complaintTitleOf(command));
  return (isPending) => {
    if (isPending) void message.info(t('savedSoon'));
    else void message.success(t('done', { title }));
  };
}
