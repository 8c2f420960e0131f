import { Button, Tag } from 'antd';
import { useState } from 'react';
import { placeholderWords, replyPurposeWords, type Placeholder } from '../../../domain/complaint/reply/text.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { isProblem } from '../../client/problem.ts';
import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { useNames } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useConfirm } from '../../parts/use-confirm.ts';
import { useFormats } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { ReplyForm, type Draft, type SavedReply } from './reply-form.tsx';
import { words } from './words.ts';

type DefaultReply = OperationAnswer<'listDefaultReplies'>['items'][number];

/** One reply of the bank, and what may be done with it. */
export function ReplyCard({ reply }: { readonly reply: SavedReply }) {
  const t = useWords(words);
  const names = useNames();
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  const { title, body, branchId, changedBy, changedAt, history, changeable, active } = reply;
  return (
    <article className="reply-card">
      <h2>{title}</h2>
      <Tags reply={reply} />
      <Tag>{branchId === null ? t('wholeBank') : names.branch(branchId)}</Tag>
      <p>
        <Body text={body} />
      </p>
      <div className="quiet">{t('changed', { who: names.staff(changedBy), at: formats.instant(changedAt) })}</div>
      {history.length > 1 && (
        <details>
          <summary>{t('versions', { count: history.length })}</summary>
          <ol reversed>
            {history.toReversed().map((entry) => (
              <li key={entry.at}>
                <span className="quiet">
                  {t(entry.kind)} · {names.staff(entry.by)} · {formats.instant(entry.at)}
                </span>
                <p>
                  <strong>{entry.title}</strong> <Body text={entry.body} />
                </p>
              </li>
            ))}
          </ol>
        </details>
      )}
      {changeable && (
        <div className="reply-deeds">
          {active && <Button onClick={() => setOpen(true)}>{t('edit')}</Button>}
          <Turn reply={reply} />
        </div>
      )}
      {isOpen && <ReplyForm draft={reply} reply={reply} onClose={() => setOpen(false)} />}
    </article>
  );
}

/** Retires a reply, or offers it again. */
function Turn({ reply: { replyId, revision, active, title } }: { readonly reply: SavedReply }) {
  const t = useWords(words);
  const { message } = useFeedback();
  const confirm = useConfirm();
  const write = useWrite('changeSavedReply');
  const turn = async (): Promise<void> => {
    if (active) {
      const isSure = await confirm({ title: t('retireTitle', { title }), text: t('retireText'), deed: t('retire') });
      if (!isSure) return;
    }
    const kind = active ? ('retire' as const) : ('restore' as const);
    write.mutate(
      { params: { replyId }, body: { expectedRevision: revision, change: { kind } } },
      { onSuccess: () => void message.success(t('saved')) },
    );
  };
  return (
    <>
      <Button loading={write.isPending} onClick={() => void turn()}>
        {t(active ? 'retire' : 'restore')}
      </Button>
      {isProblem(write.error, 'STALE_STATE') ? <p role="alert">{t('stale')}</p> : <ProblemText error={write.error} />}
    </>
  );
}

interface DefaultCardProps {
  readonly reply: DefaultReply;
  /** Null for whoever keeps no replies. */
  readonly onCopy: ((draft: Draft) => void) | null;
}

/** One reply of the product with where it comes from. */
export function DefaultCard({ reply, onCopy }: DefaultCardProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const { purpose, language, title, body, source } = reply;
  return (
    <article className="reply-card">
      <h2>{title}</h2>
      <Tags reply={reply} />
      <p>
        <Body text={body} />
      </p>
      <div className="quiet">{t('sourceOf', { source: localized(source) })}</div>
      {onCopy !== null && (
        <div className="reply-deeds">
          <Button onClick={() => onCopy({ purpose, language, title, body })}>{t('copy')}</Button>
        </div>
      )}
    </article>
  );
}

/** A text with its placeholders by their names. */
function Body({ text }: { readonly text: string }) {
  const localized = useLocalized();
  const pieces = text.split(/\{\{\s*(\w+)\s*\}\}/u);
  // every second piece is the name of a placeholder
  return pieces.map((piece, index) => {
    const key = `${index} ${piece}`;
    if (index % 2 === 0) return <span key={key}>{piece}</span>;
    const words = Object.hasOwn(placeholderWords, piece) ? placeholderWords[piece as Placeholder] : null;
    return (
      <span key={key} className="reply-mark" title={piece}>
        {words === null ? piece : localized(words)}
      </span>
    );
  });
}

function Tags({ reply: { purpose, language } }: { readonly reply: Pick<DefaultReply, 'purpose' | 'language'> }) {
  const t = useWords(words);
  const localized = useLocalized();
  return (
    <>
      <Tag color="blue">{localized(replyPurposeWords[purpose])}</Tag>
      <Tag>{t(language === 'en' ? 'english' : 'chinese')}</Tag>
    </>
  );
}
