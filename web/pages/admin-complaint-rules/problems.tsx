import type { RuleProblem, RuleProblemCode } from '../../../domain/complaint/check-rules.ts';
import type { RuleEdits } from '../../../domain/complaint/rule-edits.ts';
import { ruleProblemWords } from '../../../domain/complaint/rule-problem-words.ts';
import { useLocalized } from '../../words/words.ts';

/** What is wrong, by the place where it is. */
export type ProblemsByPlace = ReadonlyMap<string, readonly RuleProblemCode[]>;

/** What every part of the editor needs. */
export interface PartProps {
  readonly edits: RuleEdits;
  readonly problems: ProblemsByPlace;
  readonly onChange: (edits: RuleEdits) => void;
}

export function problemsByPlace(problems: readonly RuleProblem[]): ProblemsByPlace {
  const places = new Map<string, RuleProblemCode[]>();
  for (const { pointer, code } of problems) places.set(pointer, [...(places.get(pointer) ?? []), code]);
  return places;
}

interface ProblemsProps {
  readonly of: ProblemsByPlace;
  readonly pointer: string;
}

/** What is wrong at one place; nothing when it is right. */
export function Problems({ of, pointer }: ProblemsProps) {
  const localized = useLocalized();
  const codes = of.get(pointer) ?? [];
  return codes.map((code) => (
    <p key={code} className="rule-problem" role="alert">
      {localized(ruleProblemWords[code])}
    </p>
  ));
}
