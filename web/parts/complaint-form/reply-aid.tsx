import { Button, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { ComplaintCommandName } from '../../../domain/complaint/commands.ts';
import { problemsOfReply, type ReplyProblem } from '../../../domain/complaint/reply/check.ts';
import { mandatoryParts, type ReplyPart } from '../../../domain/complaint/reply/parts.ts';
import { fillReply, messageOf, placeholderWords, type ReplyFacts } from '../../../domain/complaint/reply/text.ts';
import { useLanguage, useLocalized, useWords } from '../../words/words.ts';
import { textAt, valueAt } from '../command-form/facts.ts';
import type { GivenValues } from '../command-form/use-form-values.ts';
import type { ComplaintFacts, ReplyAid as Aid } from './facts.ts';
import { words } from './form-words.ts';
import { factsOfMessage, isJudged, replyLanguageOf } from './reply-facts.ts';
import './reply-aid.css';

interface Props {
  readonly command: ComplaintCommandName;
  readonly facts: ComplaintFacts;
  readonly given: GivenValues;
}

/** Below the text that goes to the customer: saved replies to put in, and what is still missing while it is written. */
export function ReplyAid({ command, facts, given }: Props) {
  const message = messageOf(command);
  const known = factsOfMessage(facts, given.values);
  if (message === null || known === null || facts.replyAid === null) return null;
  return <Aid {...message} known={known} replies={facts.replyAid.replies} given={given} />;
}

interface AidProps {
  readonly purpose: NonNullable<ReturnType<typeof messageOf>>['purpose'];
  readonly path: string;
  readonly known: ReplyFacts;
  readonly replies: Aid['replies'];
  readonly given: GivenValues;
}

function Aid({ purpose, path, known, replies, given }: AidProps) {
  const t = useWords(words);
  const text = textAt(given.values, path);
  const [last, setLast] = useState<{ readonly before: string; readonly after: string } | null>(null);
  const problems = problemsOfReply(purpose, text, known);
  const put = (next: string): void => given.put(path.split('.'), next);
  const insert = (addition: string): void => {
    const isUntouched = text.trim() === '' || text === valueAt(given.begun, path);
    const after = isUntouched ? addition : `${text.trimEnd()}\n${addition}`;
    setLast({ before: text, after });
    put(after);
  };
  useFilling(text, known, put);
  return (
    <div className="reply-aid wide-field">
      <div className="reply-pick">
        <Picker replies={replies} onPick={(body, language) => insert(fillReply(body, language, known))} />
        {last !== null && last.after === text && (
          <Button
            size="small"
            onClick={() => {
              put(last.before);
              setLast(null);
            }}
          >
            {t('undoInsert')}
          </Button>
        )}
      </div>
      {isJudged(purpose, text, problems) && (
        <Missing
          problems={problems}
          known={known}
          onInsert={(sentence) => {
            const after = text.trim() === '' ? sentence : `${text.trimEnd()} ${sentence}`;
            setLast({ before: text, after });
            put(after);
          }}
        />
      )}
    </div>
  );
}

/** What was left to be filled in is filled in as soon as it is known: a handler who is chosen, findings that are written. */
function useFilling(text: string, known: ReplyFacts, put: (text: string) => void): void {
  const language = replyLanguageOf(useLanguage());
  const filled = fillReply(text, language, known);
  useEffect(() => {
    if (filled !== text) put(filled);
  });
}

interface PickerProps {
  readonly replies: Aid['replies'];
  readonly onPick: (body: string, language: Aid['replies'][number]['language']) => void;
}

/** Those in the language of the page come first, the bank's own before those of the product. */
function Picker({ replies, onPick }: PickerProps) {
  const t = useWords(words);
  const mine = replyLanguageOf(useLanguage());
  const ordered = replies.toSorted((a, b) => Number(b.language === mine) - Number(a.language === mine));
  return (
    <Select
      size="small"
      className="reply-select"
      aria-label={t('savedReply')}
      placeholder={t('savedReply')}
      value={null}
      showSearch={{ optionFilterProp: 'label' }}
      options={ordered.map(({ replyId, title, own }) => ({
        value: replyId,
        label: own ? title : t('ofProduct', { title }),
      }))}
      notFoundContent={t('noReplies')}
      onChange={(chosen: string | null) => {
        const reply = replies.find(({ replyId }) => replyId === chosen);
        if (reply !== undefined) onPick(reply.body, reply.language);
      }}
    />
  );
}

interface MissingProps {
  readonly problems: readonly ReplyProblem[];
  readonly known: ReplyFacts;
  readonly onInsert: (sentence: string) => void;
}

function Missing({ problems, known, onInsert }: MissingProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const language = replyLanguageOf(useLanguage());
  if (problems.length === 0)
    return (
      <p className="quiet reply-state" role="status">
        {t('replyComplete')}
      </p>
    );
  const sentenceOf = (part: ReplyPart): string => fillReply(localized(mandatoryParts[part].sentence), language, known);
  return (
    <div className="reply-state" role="status">
      <p>{t('replyLacks')}</p>
      <ul>
        {problems.map((problem) =>
          problem.kind === 'unfilled' ? (
            <li key={`{{${problem.mark}}}`}>
              {t('unfilled', {
                mark: `{{${problem.mark}}}`,
                name: localized(placeholderWords[problem.mark as never] ?? { zh: problem.mark, en: problem.mark }),
              })}
            </li>
          ) : (
            <li key={problem.part}>
              {localized(mandatoryParts[problem.part].name)}{' '}
              <Button
                size="small"
                type="link"
                aria-label={t('insertPart', { part: localized(mandatoryParts[problem.part].name) })}
                title={sentenceOf(problem.part)}
                onClick={() => onInsert(sentenceOf(problem.part))}
              >
                {t('insert')}
              </Button>
            </li>
          ),
        )}
      </ul>
    </div>
  );
}
