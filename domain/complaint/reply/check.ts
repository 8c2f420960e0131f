import { daysInText } from './days-in-text.ts';
import { partsOf, type ReplyPart } from './parts.ts';
import { fillReply, marksIn, placeholdersOf, type ReplyFacts, type ReplyLanguage, type ReplyPurpose } from './text.ts';

/** Why a message cannot be sent as it is, or a text not be kept. */
export type ReplyProblem =
  | { readonly kind: 'missing'; readonly part: ReplyPart }
  /** A placeholder that nobody has filled in. */
  | { readonly kind: 'unfilled'; readonly mark: string };

/** What a message lacks before it may go to the customer; [] when it can be sent.
 *
 *  A part counts as said when what it is about is there, in whatever words: the number, either spelling of the name, a date
 *  within the limit, a word such as 原因. Blanks, letter case and full-width forms make no difference. */
export function problemsOfReply(purpose: ReplyPurpose, text: string, facts: ReplyFacts): readonly ReplyProblem[] {
  return [
    ...unfilledIn(text),
    ...partsOf(purpose, facts)
      .filter((part) => !isSaid(part, text, facts))
      .map((part): ReplyProblem => ({ kind: 'missing', part })),
  ];
}

/** What nobody has filled in: all that a message without mandatory parts is checked for. */
export function unfilledIn(text: string): readonly ReplyProblem[] {
  return marksIn(text).map((mark): ReplyProblem => ({ kind: 'unfilled', mark }));
}

/** Why a text cannot be kept as a saved reply; [] when it can. Placeholders that its purpose does not know are left over, and
 *  parts that no case could do without must be there. What depends on the case is asked for when it is sent. */
export function problemsOfTemplate(
  purpose: ReplyPurpose,
  language: ReplyLanguage,
  text: string,
): readonly ReplyProblem[] {
  const unknown = marksIn(text).filter((mark) => !placeholdersOf[purpose].some((known) => known === mark));
  const left = [false, true].map((isLastWord) => {
    const facts = { ...specimen, isLastWord };
    return problemsOfReply(purpose, fillReply(text, language, facts), facts).filter(({ kind }) => kind === 'missing');
  });
  const [first = [], second = []] = left;
  return [
    ...unknown.map((mark): ReplyProblem => ({ kind: 'unfilled', mark })),
    ...(second.length < first.length ? second : first),
  ];
}

/** Stands for any case while nobody has chosen one. */
const specimen: ReplyFacts = {
  caseNumber: 'TS20260101-0000',
  customerName: '◆',
  handler: { zh: '◇', en: '◇' },
  today: '2026-01-01',
  promises: { s1: '2026-01-01 12:00', s2: '2026-01-01 12:00', s3: '2026-01-01 12:00', s4: '2026-01-01 12:00' },
  severity: 's3',
  reason: '…',
  newDate: '2026-01-20',
  remedy: '…',
  findings: '…',
  appealDays: 30,
  isLastWord: false,
  preset: 'bank',
};

/** Words that say a part, squeezed. */
const phrases: Readonly<Record<'legalLimit' | 'reason' | 'appeal' | 'externalRoute', readonly string[]>> = {
  legalLimit: ['15日', '15天', '十五日', '15days'],
  reason: ['原因', '因为', '由于', '理由', 'reason', 'because', 'dueto'],
  appeal: ['申诉', '复核', '核查', 'appeal', 'review'],
  externalRoute: ['12378', '监管', '调解', '申诉专员', 'regulator', 'mediation', 'ombudsman'],
};

function isSaid(part: ReplyPart, text: string, facts: ReplyFacts): boolean {
  const squeezed = squeeze(text);
  const says = (...words: readonly string[]): boolean => words.some((word) => squeezed.includes(squeeze(word)));
  const { today, newDate, handler, appealDays } = facts;
  switch (part) {
    case 'caseNumber':
      return says(facts.caseNumber);
    case 'handlerName':
      return handler !== null && says(handler.zh, handler.en);
    case 'promise': {
      const limit = facts.promises[facts.severity]?.slice(0, 10) ?? null;
      // what is due already cannot be promised in time: any day to come is better than none
      return daysInText(text, today).some((day) => day >= today && (limit === null || limit < today || day <= limit));
    }
    case 'newDate':
      return daysInText(text, today).some((day) => (newDate === null ? day >= today : day === newDate));
    case 'appealRight':
      return (
        says(...phrases.appeal) &&
        says(
          `${appealDays}日`,
          `${appealDays}天`,
          `${appealDays}个工作日`,
          `${appealDays}个自然日`,
          `${appealDays}days`,
          `${appealDays}workingdays`,
        )
      );
    case 'legalLimit':
    case 'reason':
    case 'externalRoute':
      return says(...phrases[part]);
  }
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, '').toLowerCase();
}
