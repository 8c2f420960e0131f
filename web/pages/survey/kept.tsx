import { useState } from 'react';
import { useWords } from '../../words/words.ts';
import { words } from './words.ts';

/** Says that what was entered is kept in this browser, and empties it when the customer says so twice. */
export function Kept({ onClear }: { readonly onClear: () => void }) {
  const t = useWords(words);
  const [isAsking, setIsAsking] = useState(false);
  return (
    <section className="survey-kept">
      <p className="survey-quiet" role="status">
        {t('kept')}
      </p>
      {isAsking ? (
        <div role="group" aria-label={t('clearAsked')} className="survey-choices">
          <p>{t('clearAsked')}</p>
          <button type="button" className="survey-quiet-button" ref={takeFocus} onClick={onClear}>
            {t('clearForSure')}
          </button>
          <button type="button" className="survey-quiet-button" onClick={() => setIsAsking(false)}>
            {t('keep')}
          </button>
        </div>
      ) : (
        <button type="button" className="survey-quiet-button" onClick={() => setIsAsking(true)}>
          {t('clear')}
        </button>
      )}
    </section>
  );
}

/** The button that was pressed is gone: what it asks has the focus. */
function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus();
}
