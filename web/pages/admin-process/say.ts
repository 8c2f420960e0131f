import type { LadderRung, ProcessEdits, StepNumber } from '../../../domain/process/definition.ts';
import { editedParts } from '../../../domain/process/edit-definition.ts';
import type { Wait } from '../../../domain/wait.ts';
import { waitWords } from '../../parts/settings/wait-words.ts';
import { usePunctuation } from '../../words/punctuation.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { rules, stepDefinitionOf } from './numbers.ts';
import { words } from './words.ts';

/** One number or ladder in which two editions differ, in words. */
export interface SaidChange {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** Says numbers of the process in the language chosen now. */
export function useProcessTexts() {
  const t = useWords(words);
  const units = useWords(waitWords);
  const localized = useLocalized();
  const marks = usePunctuation();
  const wait = ({ unit, amount }: Wait): string => `${amount} ${units(unit)}`;
  const rung = ({ afterWorkingDays, tell, action }: LadderRung): string => {
    const when = afterWorkingDays === 0 ? t('atDue') : t('afterDays', { days: afterWorkingDays });
    return `${when} ${t(tell)} ${t(action)}`;
  };
  const ladder = (rungs: readonly LadderRung[]): string => marks.list(rungs.map(rung));
  const limit = (days: number | null): string => (days === null ? t('noLimit') : t('workingDays', { count: days }));

  const change = (pointer: string, before: ProcessEdits, after: ProcessEdits): SaidChange => {
    const [, kind, key = ''] = pointer.split('/');
    if (kind === 'waits') {
      const rule = rules.find(({ code }) => code === key);
      const value = ({ waits }: ProcessEdits): string => {
        const found = waits?.[key as keyof typeof waits] ?? rule?.wait;
        return found === undefined ? '' : wait(found);
      };
      return { what: rule === undefined ? key : localized(rule.text), before: value(before), after: value(after) };
    }
    const step = Number(key) as StepNumber;
    const published = stepDefinitionOf(step);
    if (kind === 'ladders') {
      const value = ({ ladders }: ProcessEdits): string => ladder(ladders?.[step] ?? published.ladder);
      return { what: t('ladderOf', { step }), before: value(before), after: value(after) };
    }
    const value = ({ stepLimits }: ProcessEdits): string => limit(stepLimits?.[step] ?? published.limitWorkingDays);
    return { what: t('limitOf', { step }), before: value(before), after: value(after) };
  };

  const changes = (before: ProcessEdits, after: ProcessEdits): SaidChange[] =>
    editedParts(before, after).map((pointer) => change(pointer, before, after));

  return { wait, changes };
}
