import { Alert } from 'antd';
import { ApiProblem, NoAnswer } from '../client/problem.ts';
import { defineWords, useLocalized, useWords } from '../words/words.ts';
import { problemWords } from './problem-words.ts';

const words = defineWords('problem', {
  zh: {
    noAnswer: '服务器没有回应。请检查网络后重试。',
    unforeseen: '出现了意外错误，请重试。',
    howToMeet: '如何满足：{{how}}',
    soft: '主管可豁免',
    atField: '{{field}}：{{detail}}',
  },
  en: {
    noAnswer: 'The server did not answer. Check the connection and try again.',
    unforeseen: 'Something unforeseen happened; try again.',
    howToMeet: 'How to meet it: {{how}}',
    soft: 'a supervisor can waive this',
    atField: '{{field}}: {{detail}}',
  },
});

/** An error as people should hear of it, with everything that is missing and how to mend it; nothing when there is none. */
export function ProblemText({ error }: { readonly error: unknown }) {
  const t = useWords(words);
  const localized = useLocalized();
  if (error === null || error === undefined) return null;
  if (error instanceof NoAnswer) return <Alert type="error" showIcon role="alert" title={t('noAnswer')} />;
  if (!(error instanceof ApiProblem)) return <Alert type="error" showIcon role="alert" title={t('unforeseen')} />;
  const { unmet = [], errors = [], detail } = error.problem;
  const isListed = unmet.length > 0 || errors.length > 0;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={localized(problemWords[error.code])}
      description={
        isListed ? (
          <ul className="problem-list">
            {unmet.map(({ code, kind, text, howToMeet }) => (
              <li key={code}>
                {localized(text)}
                {kind === 'soft' && ` (${t('soft')})`}
                <div>{t('howToMeet', { how: localized(howToMeet) })}</div>
              </li>
            ))}
            {errors.map(({ pointer, detail: mistake }) => (
              <li key={`${pointer} ${mistake}`}>{t('atField', { field: pointer, detail: mistake })}</li>
            ))}
          </ul>
        ) : (
          detail
        )
      }
    />
  );
}
