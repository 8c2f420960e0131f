import type { EditProblem } from '../../../domain/process/edit-definition.ts';
import { useWords } from '../../words/words.ts';
import type { ProblemsByPlace } from './numbers.ts';
import { words } from './words.ts';

const told = [
  'ladderEmpty',
  'ladderNotFromZero',
  'ladderNotAscending',
  'ladderDescends',
  'ladderReassignsTooEarly',
  'deadlineWithoutWait',
  'limitOutOfRange',
  'waitNotUsed',
  'waitNotInHours',
] as const;

function wordOf(code: EditProblem['code']): (typeof told)[number] | 'wrong' {
  return told.find((one) => one === code) ?? 'wrong';
}

interface ProblemsProps {
  readonly of: ProblemsByPlace;
  readonly pointer: string;
}

/** What is wrong at one place; nothing when it is right. */
export function Problems({ of, pointer }: ProblemsProps) {
  const t = useWords(words);
  return (of.get(pointer) ?? []).map((code) => (
    <p key={code} className="rule-problem" role="alert">
      {t(wordOf(code))}
    </p>
  ));
}
