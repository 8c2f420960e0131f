import type { KeyboardEvent } from 'react';
import { useNames } from '../../parts/organisation.ts';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import type { Review } from './review.ts';
import { words } from './words.ts';

interface QueueProps {
  readonly items: readonly Review[];
  readonly chosenId: string | undefined;
  readonly onChoose: (item: Review) => void;
}

/** What waits, the longest overdue first. */
export function Queue({ items, chosenId, onChoose }: QueueProps) {
  const t = useWords(words);
  const move = (event: KeyboardEvent<HTMLUListElement>): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (step === undefined || at === -1) return;
    event.preventDefault();
    buttons[at + step]?.focus();
  };
  return (
    // The arrows only move between the buttons inside, which do the work.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul className="review-queue" aria-label={t('queue')} onKeyDown={move}>
      {items.map((item) => (
        <li key={item.id}>
          <button
            type="button"
            className="review-entry"
            aria-current={item.id === chosenId ? 'true' : undefined}
            onClick={() => onChoose(item)}
          >
            <EntryText item={item} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function EntryText({ item }: { readonly item: Review }) {
  const t = useWords(words);
  const formats = useFormats();
  const names = useNames();
  const { matter, prospect, overdue, dueAt, waitingWorkingDays } = item;
  return (
    <>
      <span className="review-entry-line">
        <strong>{prospect.customerName}</strong>
        <span className="review-kind">{t(matter.kind)}</span>
      </span>
      <span className="review-entry-line quiet">
        <span>{names.staff(prospect.ownerId)}</span>
        <span>{prospect.expectedValueFen === null ? '' : formats.money(prospect.expectedValueFen)}</span>
      </span>
      <span className="review-entry-line">
        {overdue && matter.kind !== 'deferred' ? (
          <span className="review-overdue">{t('overdue')}</span>
        ) : (
          <span className="quiet">
            {t(matter.kind === 'deferred' ? 'until' : 'dueAt', { at: formats.instant(dueAt) })}
          </span>
        )}
        <span className="quiet">{t('waitingDays', { days: waitingWorkingDays })}</span>
      </span>
    </>
  );
}
