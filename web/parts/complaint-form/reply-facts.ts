import { isBlank } from '../../../contracts/common.ts';
import type { ReplyProblem } from '../../../domain/complaint/reply/check.ts';
import type { ReplyFacts, ReplyLanguage, ReplyPurpose } from '../../../domain/complaint/reply/text.ts';
import type { Language } from '../../words/language.ts';
import { textAt, type Values } from '../command-form/facts.ts';
import type { ComplaintFacts } from './facts.ts';

export function replyLanguageOf(language: Language): ReplyLanguage {
  return language === 'en' ? 'en' : 'zh-CN';
}

/** What the message in a form is filled in with and judged by: what the form itself says comes before what the case says.
 *  @returns null while nothing is known of it */
export function factsOfMessage({ replyAid, organisation }: ComplaintFacts, values: Values): ReplyFacts | null {
  if (replyAid === null) return null;
  const { facts } = replyAid;
  const chosen = organisation.staff.find(({ staffId }) => staffId === textAt(values, 'handlerId'));
  const severity = textAt(values, 'severity');
  const isSeverity = (code: string): code is ReplyFacts['severity'] => code in facts.promises;
  return {
    ...facts,
    handler: 'handlerId' in values ? (chosen?.name ?? null) : facts.handler,
    severity: isSeverity(severity) ? severity : facts.severity,
    findings: textAt(values, 'findings') || null,
  };
}

/** Whether the form says what a message lacks, or that it is complete: of an empty one only what it will have to say, and of
 *  a decision's message, which may be left out, nothing. */
export function isJudged(purpose: ReplyPurpose, text: string, problems: readonly ReplyProblem[]): boolean {
  return !isBlank(text) || (purpose !== 'appealDecision' && problems.length > 0);
}
