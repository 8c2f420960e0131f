import { useRef, useState, type SubmitEvent } from 'react';
import type { OpenedSurvey } from '../../../contracts/survey.ts';
import { localeOf } from '../../words/language.ts';
import { useLanguage, useLocalized, useWords } from '../../words/words.ts';
import { sendAnswer, type Refusal } from './ask.ts';
import type { Entries } from './draft.ts';
import { Kept } from './kept.tsx';
import { Opinion } from './opinion.tsx';
import { Scale } from './scale.tsx';
import { useEntries } from './use-entries.ts';
import { words } from './words.ts';

interface SurveyFormProps {
  readonly survey: OpenedSurvey;
  readonly token: string;
  /** With what is shown instead. */
  readonly onDone: (shown: 'thanks' | 'SURVEY_ANSWERED' | 'SURVEY_EXPIRED' | 'NOT_FOUND') => void;
}

/** What is asked, one statement below the other. Whatever was entered stays until it has arrived. */
export function SurveyForm({ survey, token, onDone }: SurveyFormProps) {
  const t = useWords(words);
  const { items, endsAt } = survey;
  const { entries, isKept, enter, clear } = useEntries(token, endsAt);
  const { perceptions, expectations, saysExpected, comment } = entries;
  const [missing, setMissing] = useState(0);
  const { isSending, refusal, send } = useSending(token, onDone);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const open = items.filter(
      ({ itemId }) => perceptions[itemId] === undefined || (saysExpected && expectations[itemId] === undefined),
    );
    setMissing(open.length);
    if (open[0] !== undefined) return focusOn(event.currentTarget, open[0].itemId);
    void send(answerOf(items, entries));
  };
  return (
    <form onSubmit={submit} noValidate>
      <Introduction survey={survey} />
      <Items
        items={items}
        suffix="perception"
        scores={perceptions}
        onChange={(itemId, score) => enter({ perceptions: { ...perceptions, [itemId]: score } })}
      />
      <label className="survey-check">
        <input
          type="checkbox"
          checked={saysExpected}
          onChange={({ target }) => enter({ saysExpected: target.checked })}
        />
        {t('withExpectations')}
      </label>
      {saysExpected && (
        <>
          <h2>{t('expected')}</h2>
          <Items
            items={items}
            suffix="expectation"
            scores={expectations}
            onChange={(itemId, score) => enter({ expectations: { ...expectations, [itemId]: score } })}
          />
        </>
      )}
      <Opinion survey={survey} entries={entries} onChange={enter} />
      <Comment comment={comment} onChange={(text) => enter({ comment: text })} />
      <div role="alert" className="survey-alert">
        {missing > 0 && <p>{t('missing', { count: missing })}</p>}
        {missing === 0 && refusal !== null && <p>{t(wordOf(refusal))}</p>}
      </div>
      <button type="submit" className="survey-send" disabled={isSending}>
        {t(isSending ? 'sending' : 'send')}
      </button>
      {isKept && <Kept onClear={clear} />}
    </form>
  );
}

function answerOf(
  items: OpenedSurvey['items'],
  { perceptions, expectations, saysExpected, overall, recommend, comment }: Entries,
): Answer {
  const scores = items.map(({ itemId }) => ({
    itemId,
    perception: perceptions[itemId] ?? 0,
    expectation: saysExpected ? (expectations[itemId] ?? null) : null,
  }));
  return { scores, overall, recommend, comment };
}

/** The first statement without a score. */
function focusOn(form: HTMLFormElement, itemId: string): void {
  const scales = [...form.querySelectorAll<HTMLElement>(`[data-item="${itemId}"]`)];
  const open = scales.find((scale) => scale.querySelector('input:checked') === null);
  open?.querySelector<HTMLInputElement>('input')?.focus();
}

function Introduction({ survey: { bankName, topic, endsAt } }: Pick<SurveyFormProps, 'survey'>) {
  const t = useWords(words);
  const localized = useLocalized();
  const language = useLanguage();
  const last = new Intl.DateTimeFormat(localeOf[language], { dateStyle: 'long' }).format(new Date(endsAt));
  return (
    <>
      <p>{t('intro', { bank: bankName ?? t('bank'), topic: localized(topic) })}</p>
      <p className="survey-quiet">
        {t('privacy')} {t('endsAt', { at: last })}
      </p>
      <p className="survey-quiet">{t('scale')}</p>
    </>
  );
}

interface ItemsProps {
  readonly items: OpenedSurvey['items'];
  readonly suffix: 'perception' | 'expectation';
  readonly scores: Entries['perceptions'];
  readonly onChange: (itemId: string, score: number) => void;
}

function Items({ items, suffix, scores, onChange }: ItemsProps) {
  const localized = useLocalized();
  return items.map(({ itemId, text }) => (
    <div key={itemId} data-item={itemId} className="survey-item">
      <Scale
        name={`${itemId}-${suffix}`}
        legend={localized(text)}
        value={scores[itemId]}
        onChange={(score) => onChange(itemId, score)}
      />
    </div>
  ));
}

function Comment({ comment, onChange }: { readonly comment: string; readonly onChange: (comment: string) => void }) {
  const t = useWords(words);
  return (
    <>
      <label className="survey-comment">
        {t('comment')}
        <textarea
          rows={4}
          maxLength={2_000}
          value={comment}
          aria-describedby="comment-hint"
          onChange={({ target }) => onChange(target.value)}
        />
      </label>
      <p id="comment-hint" className="survey-quiet">
        {t('commentHint')}
      </p>
    </>
  );
}

function wordOf(refusal: Refusal): 'tooMany' | 'invalid' | 'notSent' {
  if (refusal === 'TOO_MANY_REQUESTS') return 'tooMany';
  return refusal === 'VALIDATION_FAILED' || refusal === 'UNMET_CONDITIONS' ? 'invalid' : 'notSent';
}

type Answer = Omit<Parameters<typeof sendAnswer>[0], 'token'>;

/** Sends an answer. The same answer sent again, after a double tap or a lost reply, has the same key and counts once. */
function useSending(token: string, onDone: SurveyFormProps['onDone']) {
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const intent = useRef({ text: '', key: '' });
  const send = async (answer: Answer): Promise<void> => {
    const text = JSON.stringify(answer);
    if (intent.current.text !== text) intent.current = { text, key: newKey() };
    setIsSending(true);
    const sent = await sendAnswer({ token, ...answer }, intent.current.key);
    setIsSending(false);
    if ('body' in sent) return onDone('thanks');
    if (sent.refusal === 'SURVEY_ANSWERED' || sent.refusal === 'SURVEY_EXPIRED' || sent.refusal === 'NOT_FOUND')
      return onDone(sent.refusal);
    setRefusal(sent.refusal);
  };
  return { isSending, refusal, send };
}

/** `randomUUID` is only there over HTTPS. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
