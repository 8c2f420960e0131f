import { useEffect, useState } from 'react';
import type { OpenedSurvey } from '../../../contracts/survey.ts';
import { chooseLanguage, currentLanguage } from '../../words/language.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { openSurvey, type Refusal } from './ask.ts';
import { dropDraft, dropEndedDrafts } from './draft.ts';
import { SurveyForm } from './survey-form.tsx';
import { words } from './words.ts';
import './survey.css';

type Shown = 'loading' | 'thanks' | Refusal | OpenedSurvey;

/** What a customer sees who opens the link of a survey: what is asked, or why nothing is. */
export function Page({ token }: { readonly token: string }) {
  const t = useWords(words);
  const language = useLanguage();
  const [shown, setShown] = useState<Shown>(token === '' ? 'NOT_FOUND' : 'loading');
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    dropEndedDrafts(localStorage, Date.now());
    if (token === '') return;
    void openSurvey(token).then((asked) => {
      if ('refusal' in asked && isOver(asked.refusal)) dropDraft(localStorage, token);
      setShown('body' in asked ? asked.body : asked.refusal);
    });
  }, [token, attempt]);
  const finish = (final: 'thanks' | Refusal): void => {
    dropDraft(localStorage, token);
    setShown(final);
  };
  const retry = (): void => {
    setShown('loading');
    setAttempt(attempt + 1);
  };
  useEffect(() => {
    document.title = t('title');
  }, [t]);
  return (
    <main className="survey">
      <header className="survey-head">
        <h1>{t('title')}</h1>
        <button
          type="button"
          className="survey-language"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => void chooseLanguage(currentLanguage() === 'zh' ? 'en' : 'zh')}
        >
          {t('language')}
        </button>
      </header>
      {typeof shown === 'string' ? (
        <Notice shown={shown} onRetry={retry} />
      ) : (
        <SurveyForm survey={shown} token={token} onDone={finish} />
      )}
    </main>
  );
}

/** Nothing that was entered can be sent any more. */
function isOver(refusal: Refusal): boolean {
  return refusal === 'SURVEY_ANSWERED' || refusal === 'SURVEY_EXPIRED' || refusal === 'NOT_FOUND';
}

const notices = {
  thanks: ['thanksTitle', 'thanksText'],
  SURVEY_ANSWERED: ['answeredTitle', 'answeredText'],
  SURVEY_EXPIRED: ['expiredTitle', 'expiredText'],
  NOT_FOUND: ['unknownTitle', 'unknownText'],
  // a token that was cut off does not even look like one
  VALIDATION_FAILED: ['unknownTitle', 'unknownText'],
  TOO_MANY_REQUESTS: ['awayTitle', 'tooMany'],
} as const;

function Notice({ shown, onRetry }: { readonly shown: Exclude<Shown, OpenedSurvey>; readonly onRetry: () => void }) {
  const t = useWords(words);
  if (shown === 'loading') return <p role="status">{t('loading')}</p>;
  const isFinal = Object.hasOwn(notices, shown);
  const [title, text] = isFinal ? notices[shown as keyof typeof notices] : (['awayTitle', 'awayText'] as const);
  return (
    <section className="survey-notice" role="status">
      <h2>{t(title)}</h2>
      <p>{t(text)}</p>
      {!isFinal && (
        <button type="button" className="survey-send" onClick={onRetry}>
          {t('retry')}
        </button>
      )}
    </section>
  );
}
