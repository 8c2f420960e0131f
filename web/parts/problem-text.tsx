import { Alert } from 'antd';
import type { Problem } from '../../contracts/problem.ts';
import { ApiProblem, NoAnswer } from '../client/problem.ts';
import { useFormats } from '../words/format.ts';
import { defineWords, useLocalized, useWords } from '../words/words.ts';
import { problemWords } from './problem-words.ts';
import { ProspectLink } from './prospect-link.tsx';

const words = defineWords('problem', {
  zh: {
    noAnswer: '服务器没有回应。请检查网络后重试。',
    unforeseen: '出现了意外错误，请重试。',
    howToMeet: '如何满足：{{how}}',
    soft: '主管可豁免',
    atField: '{{field}}：{{detail}}',
    again: '{{count}} 秒后可再试。',
    lockedUntil: '{{at}} 之后可再试。',
    openOther: '打开那次跟进',
  },
  en: {
    noAnswer: 'The server did not answer. Check the connection and try again.',
    unforeseen: 'Something unforeseen happened; try again.',
    howToMeet: 'How to meet it: {{how}}',
    soft: 'a supervisor can waive this',
    atField: '{{field}}: {{detail}}',
    again: 'Try again after {{count}} s.',
    lockedUntil: 'Try again after {{at}}.',
    openOther: 'Open that pursuit',
  },
});

type Mistake = NonNullable<Problem['errors']>[number];

interface Props {
  readonly error: unknown;
  /** The page's own words for a mistake; undefined: as the server says it. */
  readonly mistakeText?: (mistake: Mistake) => string | undefined;
}

/** An error as people should hear of it, with everything that is missing and how to mend it; nothing when there is none. */
export function ProblemText({ error, mistakeText = () => undefined }: Props) {
  const t = useWords(words);
  const localized = useLocalized();
  if (error === null || error === undefined) return null;
  if (error instanceof NoAnswer) return <Alert type="error" showIcon role="alert" title={t('noAnswer')} />;
  if (!(error instanceof ApiProblem)) return <Alert type="error" showIcon role="alert" title={t('unforeseen')} />;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={localized(problemWords[error.code])}
      description={<Explanation error={error} mistakeText={mistakeText} />}
    />
  );
}

interface ExplanationProps {
  readonly error: ApiProblem;
  readonly mistakeText: NonNullable<Props['mistakeText']>;
}

function Explanation({ error: { problem, retryAfterSec }, mistakeText }: ExplanationProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const { unmet = [], errors = [], prospectId, lockedUntil } = problem;
  return (
    <>
      {unmet.length + errors.length > 0 && (
        <ul className="problem-list">
          {unmet.map(({ code, kind, text, howToMeet }) => (
            <li key={code}>
              {localized(text)}
              {kind === 'soft' && ` (${t('soft')})`}
              <div>{t('howToMeet', { how: localized(howToMeet) })}</div>
            </li>
          ))}
          {errors.map((mistake) => {
            const { pointer: field } = mistake;
            const detail = mistakeText(mistake) ?? mistake.detail;
            return <li key={`${field} ${detail}`}>{field === '' ? detail : t('atField', { field, detail })}</li>;
          })}
        </ul>
      )}
      {lockedUntil !== undefined && t('lockedUntil', { at: formats.instant(lockedUntil) })}
      {lockedUntil === undefined && retryAfterSec !== null && t('again', { count: retryAfterSec })}
      {prospectId !== undefined && <ProspectLink prospectId={prospectId}>{t('openOther')}</ProspectLink>}
    </>
  );
}
