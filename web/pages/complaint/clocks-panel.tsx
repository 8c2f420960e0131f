import { TimeLeft } from '../../parts/complaint/time-left.tsx';
import type { ComplaintView } from '../../parts/complaint-form/use-complaint-facts.ts';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { words } from './words.ts';

interface ClocksPanelProps {
  readonly clocks: ComplaintView['clocks'];
  readonly isSystemic: boolean;
}

/** Every running limit with what is left of it, what is due first before the others. */
export function ClocksPanel({ clocks, isSystemic }: ClocksPanelProps) {
  const t = useWords(words);
  const formats = useFormats();
  const inOrder = clocks.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  return (
    <section className="case-panel" aria-label={t('clocks')}>
      <h2>{t('clocks')}</h2>
      {inOrder.length === 0 && <p className="quiet">{t('noClocks')}</p>}
      <ul className="case-clocks">
        {inOrder.map((clock) => (
          <li key={`${clock.clock} ${clock.actionId ?? ''}`}>
            <TimeLeft limit={clock} isSystemic={isSystemic} />
            <span className="quiet">
              {clock.paused
                ? t('stands')
                : t(clock.overdue ? 'overdueSince' : 'due', { at: formats.instant(clock.dueAt) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
