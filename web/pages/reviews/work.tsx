import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useSingleKeys } from '../../client/single-keys.ts';
import { CommandDrawer, type AskedForm } from '../../parts/command-form/command-drawer.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useIsPhone } from '../../parts/use-is-phone.ts';
import { usePageKeys } from '../../parts/use-page-keys.ts';
import { usePunctuation } from '../../words/punctuation.ts';
import { useWords } from '../../words/words.ts';
import { formOf, verdictsOn } from './asked-form.ts';
import { Detail } from './detail.tsx';
import { idAfter, inHandOf, type InHand } from './in-hand.ts';
import { Queue } from './queue.tsx';
import type { Review, Verdict } from './review.ts';
import { words } from './words.ts';

const route = getRouteApi('/reviews');

interface WorkProps {
  readonly items: readonly Review[];
  readonly chosenId: string | undefined;
}

/** A form and the one it decides: it stays about that one, whatever happens to the queue. */
interface OpenForm {
  readonly item: Review;
  readonly asked: AskedForm | null;
}

/** The queue, and the one in hand; after a decision the next one is in hand. */
export function Work({ items, chosenId }: WorkProps) {
  const t = useWords(words);
  const { list } = usePunctuation();
  const isPhone = useIsPhone();
  const [form, setForm] = useState<OpenForm | null>(null);
  const navigate = route.useNavigate();
  const choose = (id: string | undefined): void => {
    setForm(null);
    void navigate({ search: (before) => ({ ...before, item: id }), replace: true });
  };
  const inHand = useInHand(items, chosenId);
  const takeNext = (): void => choose(idAfter(items, inHand));
  const decide = (verdict: Verdict): void => {
    if (inHand === null || inHand.isGone || inHand.item.ownCase) return;
    setForm({ item: inHand.item, asked: formOf(inHand.item, verdict) });
  };
  usePageKeys(
    {
      j: () => choose(items[inHand === null || inHand.isGone ? 0 : inHand.place + 1]?.id ?? items.at(-1)?.id),
      k: () => choose(items[Math.max((inHand?.place ?? 0) - 1, 0)]?.id),
      a: () => decide('approve'),
      r: () => decide('reject'),
      d: () => decide('defer'),
    },
    useSingleKeys(),
  );
  const keysOn = inHand === null || inHand.isGone ? [] : verdictsOn(inHand.item);
  const isQueueSeen = !isPhone || chosenId === undefined;
  return (
    <div className="review-panes">
      {isQueueSeen && (
        <div>
          <Queue items={items} chosenId={inHand?.item.id} onChoose={({ id }) => choose(id)} />
          <p className="quiet wide-only">{list([t('moveHint'), ...keysOn.map((verdict) => t(`${verdict}Key`))])}</p>
        </div>
      )}
      {inHand !== null ? (
        <Detail {...inHand} isPhone={isPhone} onDecide={decide} onDone={takeNext} onBack={() => choose(undefined)} />
      ) : (
        (chosenId !== undefined || !isPhone) && <Nothing isGone={chosenId !== undefined} onGoOn={takeNext} />
      )}
      {form !== null && (
        <CommandDrawer
          key={form.item.id}
          prospectId={form.item.prospect.prospectId}
          customerName={form.item.prospect.customerName}
          asked={form.asked}
          onClose={() => setForm({ ...form, asked: null })}
          onDone={takeNext}
        />
      )}
    </div>
  );
}

/** What is in hand stays in the address, so that a queue that changes does not put another one in its place. */
function useInHand(items: readonly Review[], chosenId: string | undefined): InHand | null {
  const isPhone = useIsPhone();
  const navigate = route.useNavigate();
  const firstId = isPhone ? undefined : items[0]?.id;
  const [before, setBefore] = useState<InHand | null>(null);
  const inHand = inHandOf(items, chosenId ?? firstId, before);
  if (inHand !== null && (inHand.item !== before?.item || inHand.place !== before.place)) setBefore(inHand);
  const isUnsaid = chosenId === undefined && firstId !== undefined;
  useEffect(() => {
    if (isUnsaid) void navigate({ search: (now) => ({ ...now, item: firstId }), replace: true });
  }, [isUnsaid, firstId, navigate]);
  return inHand;
}

interface NothingProps {
  /** An item is named by the address that does not wait here. */
  readonly isGone: boolean;
  readonly onGoOn: () => void;
}

function Nothing({ isGone, onGoOn }: NothingProps) {
  const t = useWords(words);
  if (!isGone) return <EmptyState title={t('chooseTitle')} text={t('chooseText')} />;
  const action = <Button onClick={onGoOn}>{t('goOn')}</Button>;
  return <EmptyState title={t('goneTitle')} text={t('goneText')} action={action} />;
}
