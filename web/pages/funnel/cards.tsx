import type { ReactNode } from 'react';
import type { BankDays } from '../../../domain/funnel/period.ts';
import { useFormats, type Formats } from '../../words/format.ts';
import { useWords, type Say } from '../../words/words.ts';
import { BeforeLink, NumberLink } from './number-link.tsx';
import type { Figure, Report } from './report.ts';
import { words } from './words.ts';

/** The figures of the period, each beside that of the period before. */
export function Cards({ report: { totals, now, stalled, before } }: { readonly report: Report }) {
  const t = useWords(words);
  const formats = useFormats();
  const share = (part: number | null): string => (part === null ? t('noData') : formats.share(part));
  return (
    <section className="funnel-cards" aria-label={t('cards')}>
      <FigureCard name={t('begun')} figure={totals.begun} before={before} />
      <FigureCard name={t('forward')} figure={totals.forward} before={before} />
      <FigureCard name={t('won')} figure={totals.won} before={before} note={formats.money(totals.won.valueFen)} />
      <FigureCard name={t('lost')} figure={totals.lost} before={before} note={formats.money(totals.lost.valueFen)} />
      <Card
        name={t('winRate')}
        trend={totals.winRateBefore === null ? t('noBefore') : t('beforeShare', { share: share(totals.winRateBefore) })}
        note={
          <>
            {t('byValue', { share: share(totals.winRateByValue) })} ·{' '}
            <NumberLink count={totals.cohortWon.count} list={totals.cohortWon.list} label={t('cohortWonLabel')}>
              {t('cohortWon', { count: formats.number(totals.cohortWon.count), share: share(totals.cohortWinRate) })}
            </NumberLink>
          </>
        }
      >
        <span className="figure">{share(totals.winRate)}</span>
      </Card>
      <Card
        name={t('open')}
        trend={formats.money(now.open.valueFen)}
        note={
          <>
            {t('weighted', { money: formats.money(now.open.weightedValueFen) })} ·{' '}
            <NumberLink count={now.parked.count} list={now.parked.list} label={t('parkedNow')}>
              {t('ofParked', { count: formats.number(now.parked.count) })}
            </NumberLink>
          </>
        }
      >
        <NumberLink count={now.open.count} list={now.open.list} label={t('open')} />
      </Card>
      <FigureCard name={t('overLimit')} figure={totals.overLimit} before={before} note={t('atEnd')} />
      <Card name={t('stalled')} trend={t('untouched')}>
        <NumberLink count={stalled.count} list={stalled.list} label={t('stalled')} />
      </Card>
    </section>
  );
}

interface FigureCardProps {
  readonly name: string;
  readonly figure: Figure;
  /** The period before. */
  readonly before: BankDays;
  readonly note?: string;
}

function FigureCard({ name, figure, before, note }: FigureCardProps) {
  const t = useWords(words);
  const formats = useFormats();
  const trend = (
    <>
      <BeforeLink figure={figure} days={before} label={name} /> · {difference(figure, t, formats)}
    </>
  );
  return (
    <Card name={name} trend={trend} note={note}>
      <NumberLink count={figure.count} list={figure.list} label={name} />
    </Card>
  );
}

/** How it differs from the period before, in words and a sign. */
function difference({ count, before }: Figure, t: Say<keyof (typeof words)['zh']>, formats: Formats): string {
  if (count === before) return t('same');
  const by = formats.number(Math.abs(count - before));
  return count > before ? `▲ ${t('up', { by })}` : `▼ ${t('down', { by })}`;
}

interface CardProps {
  readonly name: string;
  readonly trend: ReactNode;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

function Card({ name, trend, note, children }: CardProps) {
  return (
    <div className="funnel-card">
      <h2>{name}</h2>
      <div className="funnel-card-figure">{children}</div>
      <div className="quiet">{trend}</div>
      {note !== undefined && <div className="quiet">{note}</div>}
    </div>
  );
}
