import type { LocalizedText } from '../../process/definition.ts';
import type { ReplyProblem } from './check.ts';
import { mandatoryParts, replyParts } from './parts.ts';

/** The code of a problem at the field of a message, e.g. `missing_caseNumber`, `unfilled`. */
export function replyProblemCode(problem: ReplyProblem): string {
  return problem.kind === 'missing' ? `missing_${problem.part}` : problem.kind;
}

/** What is said at the field, by the code. */
export const replyProblemTexts: Readonly<Record<string, LocalizedText>> = {
  ...Object.fromEntries(
    replyParts.map((part) => {
      const { zh, en } = mandatoryParts[part].name;
      return [`missing_${part}`, { zh: `必须写明：${zh}`, en: `Must say ${en}` }];
    }),
  ),
  unfilled: {
    zh: '还有用双花括号标出、没有填写的内容',
    en: 'Something in double braces has not been filled in',
  },
};
